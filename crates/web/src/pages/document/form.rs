//! What the form sends.

use axum::extract::multipart::{Field, MultipartError};

use super::upload::Upload;
use crate::problem::Problem;

/// What was sent.
pub enum Sent {
    /// A document.
    File(File),
    /// No document was chosen.
    Nothing,
    /// More bytes than are taken.
    TooLarge,
}

/// A document as it was sent.
pub struct File {
    /// The name of the file, without folders.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// Takes the document out of the form, which has nothing before it.
///
/// What is too large is read to its end and thrown away, as far as is bearable: a browser shows the answer only after it
/// could send everything.
pub async fn file(Upload(mut parts): Upload, limit: usize) -> Result<Sent, Problem> {
    let field = parts.next_field().await.map_err(malformed)?;
    let Some(field) = field.filter(|field| field.name() == Some("document")) else {
        return Ok(Sent::Nothing);
    };
    let name = base_name(field.file_name().unwrap_or_default());
    Ok(match bytes(field, limit).await.map_err(malformed)? {
        Some(content) if name.is_empty() && content.is_empty() => Sent::Nothing,
        Some(content) => Sent::File(File { name, content }),
        None => Sent::TooLarge,
    })
}

const BEARABLE: usize = 10;

async fn bytes(mut field: Field<'_>, limit: usize) -> Result<Option<Vec<u8>>, MultipartError> {
    let mut content = Vec::new();
    let mut seen = 0;
    while let Some(chunk) = field.chunk().await? {
        seen += chunk.len();
        if seen <= limit {
            content.extend_from_slice(&chunk);
        } else if seen / BEARABLE > limit {
            break;
        } else {
            content = Vec::new();
        }
    }
    Ok((seen <= limit).then_some(content))
}

/// Some browsers send the folder too, and a name is shown: one line, no control characters.
fn base_name(sent: &str) -> String {
    let name = sent.rsplit(['/', '\\']).next().unwrap_or_default();
    name.chars().filter(|letter| !letter.is_control()).take(200).collect::<String>().trim().to_owned()
}

fn malformed(_: MultipartError) -> Problem {
    Problem::input("The form arrived incomplete.", "Go back, choose the document and send it again.")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_has_no_folder() {
        for (sent, expected) in [
            ("plan.txt", "plan.txt"),
            ("C:\\Users\\me\\plan.txt", "plan.txt"),
            ("../../etc/plan", "plan"),
            ("a\nb", "ab"),
            ("", ""),
        ] {
            assert_eq!(base_name(sent), expected);
        }
    }
}

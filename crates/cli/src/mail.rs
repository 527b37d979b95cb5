//! Letters, as a deployment decides on them: the table `[mail]` of the settings.

use std::future::Future;
use std::path::PathBuf;
use std::sync::Arc;

use goldthread_post::{Courier, Keeping, Login, Outbox, Password, Security, Sender, Server};
use goldthread_web::Letters;
use jiff::Timestamp;
use serde::Deserialize;

use crate::data::Here;
use crate::failure::Failure;

/// How letters leave: the table `[mail]`. Without a server none are written.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields, rename_all = "kebab-case")]
pub struct Mail {
    /// The mail server.
    pub server: Option<String>,
    /// Its port: 465 by TLS, 587 by STARTTLS, 25 in the clear, unless told.
    pub port: Option<u16>,
    /// How the words with it are kept from others.
    pub security: Guard,
    /// As whom to sign in to it.
    pub user: Option<String>,
    /// The file with the password, on its first line.
    pub password_file: Option<PathBuf>,
    /// The certificates to trust in it, in PEM; those of the system unless told.
    pub certificates: Option<PathBuf>,
    /// The address that letters come from.
    pub from: Option<String>,
    /// The name that stands beside it.
    pub from_name: Option<String>,
    /// How this site is called in letters, such as `https://goldthread.council.gov.uk`; by its first name unless told.
    pub site: Option<String>,
}

/// How the words with the mail server are kept from others.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Guard {
    /// TLS once the words have begun.
    #[default]
    Starttls,
    /// TLS from the first byte.
    Tls,
    /// Not at all.
    None,
}

impl Guard {
    const fn security(self) -> Security {
        match self {
            Self::Starttls => Security::StartTls,
            Self::Tls => Security::Tls,
            Self::None => Security::None,
        }
    }

    const fn port(self) -> u16 {
        match self {
            Self::Starttls => 587,
            Self::Tls => 465,
            Self::None => 25,
        }
    }
}

/// Opens the outbox of a data folder. `origin` is what stands before the path of an address, unless the settings say otherwise.
///
/// # Errors
/// [`Failure`] when it cannot be used.
pub fn letters(here: &Here, origin: String) -> Result<Letters, Failure> {
    let outbox = Outbox::open_or_create(&here.folder, Keeping::default())?;
    let site = here.mail.site.clone().map(|site| site.trim_end_matches('/').to_owned());
    Ok(Letters {
        outbox: Arc::new(outbox),
        origin: site.unwrap_or(origin),
        are_sent: here.mail.server.is_some(),
    })
}

/// Who takes the letters to the mail server, until `stop` is done; nobody, where there is no server.
///
/// # Errors
/// [`Failure`] when the settings can never work.
pub fn courier<S: Future<Output = ()>>(
    here: &Here,
    letters: &Letters,
    stop: S,
) -> Result<Option<impl Future<Output = ()> + use<S>>, Failure> {
    let Some(server) = server(&here.mail)? else { return Ok(None) };
    let courier = Courier::new(Arc::clone(&letters.outbox), server)?;
    Ok(Some(courier.run(Timestamp::now, stop)))
}

fn server(mail: &Mail) -> Result<Option<Server>, Failure> {
    let Some(host) = &mail.server else { return Ok(None) };
    let asked = |what: &str| Failure::Asked(format!("letters cannot be sent: {what}"));
    let from =
        mail.from.as_deref().ok_or_else(|| asked("set from, under [mail], to the address they come from"))?;
    let from = from.parse().map_err(|_| asked("from, under [mail], is no e-mail address"))?;
    let sender = Sender::new(mail.from_name.as_deref().unwrap_or("Goldthread"), from);
    let port = mail.port.unwrap_or(mail.security.port());
    let mut server = Server::new(host, port, mail.security.security(), sender);
    match (&mail.user, &mail.password_file) {
        (Some(user), Some(file)) => {
            server = server.with_login(Login { user: user.clone(), password: Password::read(file)? });
        }
        (None, None) => {}
        _ => return Err(asked("set both user and password-file under [mail], or neither")),
    }
    if let Some(file) = &mail.certificates {
        let pem = std::fs::read(file)
            .map_err(|error| Failure::file(file, "could not be read as certificates", Some(error)))?;
        server = server.with_roots(pem);
    }
    Ok(Some(server))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_needs_an_address_that_letters_come_from() {
        let check = |text: &str, expected: Result<bool, &str>| {
            let mail: Mail = toml::from_str(text).expect("settings");
            let found = server(&mail).map(|server| server.is_some()).map_err(|failure| failure.to_string());
            assert_eq!(found.as_ref().copied().map_err(String::as_str), expected, "{text}");
        };
        check("", Ok(false));
        check("server = \"mail.example\"\nfrom = \"goldthread@council.example\"", Ok(true));
        check(
            "server = \"mail.example\"",
            Err("letters cannot be sent: set from, under [mail], to the address they come from"),
        );
        check(
            "server = \"mail.example\"\nfrom = \"goldthread\"",
            Err("letters cannot be sent: from, under [mail], is no e-mail address"),
        );
        check(
            "server = \"mail.example\"\nfrom = \"a@b.example\"\nuser = \"a\"",
            Err("letters cannot be sent: set both user and password-file under [mail], or neither"),
        );
    }
}

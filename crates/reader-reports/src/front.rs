//! What the first lines say: which inspection, of whom, when.

use goldthread_anchor::Quote;
use goldthread_plan::timescale::{YearHint, find_dates};
use goldthread_tree::Table;
use goldthread_tree::words::{find_phrase, plain};

use crate::Framework;
use crate::kind::holds;
use crate::lexicon::lexicon;
use crate::lines::{Line, Part};

/// The framework as the head of the report names it.
pub struct Named {
    /// Which it is.
    pub name: Framework,
    /// The line that is the title.
    pub title: Quote,
    /// The words that name it.
    pub words: Quote,
}

/// The framework that the head names, and the title that does so. Short lines name it before sentences do.
pub fn framework(parts: &[Part<'_>]) -> Option<Named> {
    const SHORT: usize = 220;
    let all: Vec<&Line> = lines(parts).collect();
    let head = |lines: &[&Line]| lines.iter().map(|line| line.plain.as_str()).collect::<Vec<_>>().join(" ");
    let short: Vec<&Line> = all.iter().copied().filter(|line| line.text().len() < SHORT).collect();
    let (framework, words) =
        lexicon().framework(&head(&short)).or_else(|| lexicon().framework(&head(&all)))?;
    let named = all.iter().find(|line| find_phrase(&line.plain, words).is_some());
    let title = all.iter().find(|line| is_title(line)).or(named).or(all.first())?;
    let words = named.unwrap_or(title).words.clone();
    Some(Named { name: framework.name, title: whole(&title.words), words })
}

/// A title without the "and" that joins it to the review of the board.
fn whole(title: &Quote) -> Quote {
    let text = title.text();
    let text = text.find(" and Review of").map_or(text, |end| &text[..end]);
    title.slice(0..text.strip_suffix(" and").unwrap_or(text).len())
}

/// Whether a line is the title of a report: short, and names an inspection.
fn is_title(line: &Line) -> bool {
    const LONGEST: usize = 220;
    let first = line.plain.split(' ').take(8).collect::<Vec<_>>().join(" ");
    let names = ["inspection of", "visit to", "visit of", "inspection", "revisit"]
        .iter()
        .any(|word| find_phrase(&first, word).is_some());
    let label = line.plain.starts_with("inspection date")
        || line.plain.starts_with("date")
        || line.text().contains(':');
    names && !label && line.text().len() < LONGEST && !line.text().ends_with('.')
}

fn lines<'p>(parts: &'p [Part<'_>]) -> impl Iterator<Item = &'p Line> {
    parts.iter().filter_map(|part| match part {
        Part::Line(line) => Some(line),
        Part::Table(_) => None,
    })
}

/// The council; where the first lines name none, the place of the title.
pub fn authority(parts: &[Part<'_>], named: &Named) -> Quote {
    const FIRST: usize = 16;
    const SHORT: usize = 160;
    const FURTHER: usize = 90;
    let short = lines(parts).take(FIRST).filter(|line| line.text().len() < SHORT);
    let title = std::iter::once(&named.title);
    if let Some(council) = title.chain(short.map(|line| &line.words)).find_map(council) {
        return council;
    }
    let place =
        place(&named.title).or_else(|| lines(parts).take(FURTHER).find_map(|line| place(&line.words)));
    let first = place.as_ref().map(|place| place.text().split(' ').next().unwrap_or_default().to_owned());
    let same = |council: &Quote| first.as_ref().is_none_or(|first| council.text().contains(first.as_str()));
    let further = lines(parts).take(FURTHER).find_map(|line| council(&line.words).filter(same));
    further.or(place).or_else(|| above_title(parts, named)).unwrap_or_default()
}

/// The short line before the title, where a report prints the name alone.
fn above_title(parts: &[Part<'_>], named: &Named) -> Option<Quote> {
    const LONGEST: usize = 60;
    let lines: Vec<&Line> = lines(parts).take(6).collect();
    let title = lines.iter().position(|line| {
        named.title.text().starts_with(line.text()) || line.text().starts_with(named.title.text())
    })?;
    let name = &lines[..title].last()?.words;
    let fits = name.text().len() < LONGEST && !name.text().contains(|c: char| c.is_ascii_digit() || c == '@');
    let addressed = name.text().starts_with("Dear ");
    (fits && !addressed && name.text().starts_with(char::is_uppercase)).then(|| name.clone())
}

/// Words that stand in a name between words with capitals.
const SMALL: &[&str] = &["and", "of", "upon", "on", "the", "with", "in", "le", "by", "&"];

/// The name of a council in a line: words with capitals that end in Council, or a borough.
pub fn council(line: &Quote) -> Option<Quote> {
    let text = line.text();
    let end = text.match_indices("Council").map(|(at, word)| at + word.len()).find(|end| {
        let rest = &text[*end..];
        !rest.starts_with(char::is_alphabetic) && !rest.starts_with("’s Serv")
    });
    let named =
        end.map(|end| line.slice(name_start(text, end)..end)).filter(|name| name.text().contains(' '));
    if named.is_some() {
        return named;
    }
    let whole = ["London Borough of ", "Royal Borough of ", "Council of the "];
    let start = whole.iter().find_map(|borough| text.find(borough))?;
    let ends =
        ["Inspection", "Re-inspection", "Reinspection", "Focused", "Monitoring", "Children’s", "Children's"];
    let is_of_name =
        |word: &&str| (word.starts_with(char::is_uppercase) || SMALL.contains(word)) && !ends.contains(word);
    let mut name: Vec<&str> = text[start..].split(' ').take_while(is_of_name).collect();
    while name.last().is_some_and(|word| SMALL.contains(word)) {
        name.pop();
    }
    let length = name.iter().map(|word| word.len() + 1).sum::<usize>().saturating_sub(1);
    Some(line.slice(start..(start + length).min(text.len())))
}

/// Where the name that ends at `end` begins.
fn name_start(text: &str, end: usize) -> usize {
    let mut start = end;
    for word in text[..end].rsplit(' ') {
        let begins = start.saturating_sub(word.len() + usize::from(start < end));
        let capital = word.starts_with(char::is_uppercase);
        let stop = word.ends_with([',', ':', ';']) && !text[begins..end].contains(" and ");
        if stop && start < end || !capital && !SMALL.contains(&word) {
            break;
        }
        if ["Inspection", "Services", "Director", "Visit", "Dear", "To", "Reinspection", "Re-inspection"]
            .contains(&word)
        {
            break;
        }
        start = begins;
    }
    let name = &text[start..end];
    let lead: usize =
        name.split(' ').take_while(|word| SMALL.contains(word)).map(|word| word.len() + 1).sum();
    start + lead
}

/// The place that a title names: what stands after "inspection of" or "visit to".
fn place(title: &Quote) -> Option<Quote> {
    let text = title.text();
    let lower = text.to_ascii_lowercase();
    let after = [
        "inspection of ",
        "visit to ",
        "visit of ",
        "arrangements within ",
        "revisit of ",
        "services in ",
        "inspection in ",
        "revisit in ",
        "re-visit in ",
    ];
    let named = after.iter().filter_map(|word| lower.rfind(word).map(|at| at + word.len())).max()?;
    // "Inspection of the response to neglect in Wethercombe": what is inspected comes first.
    let within = || lower[named..].rfind(" in ").map(|at| named + at + " in ".len());
    let is_name = |at: usize| text[at..].starts_with(char::is_uppercase);
    let start = Some(named).filter(|at| is_name(*at)).or_else(|| within().filter(|at| is_name(*at)))?;
    let rest = &text[start..];
    let ends = [
        " local area partnership",
        " children’s",
        " children's",
        " local authority",
        " local area",
        " social care",
        " services",
        " on ",
        " to ",
        " between ",
        ".",
        ",",
    ];
    let end = ends.iter().filter_map(|word| lower[start..].find(word)).min().unwrap_or(rest.len());
    let place = title.slice(start..start + end);
    let named = place.text().starts_with(char::is_uppercase) && place.text().len() < 80;
    named.then_some(place)
}

/// The value of a label: after its colon, or on the next line.
fn labelled(parts: &[Part<'_>], labels: &[&str], first: usize) -> Option<Quote> {
    let lines: Vec<&Line> = lines(parts).take(first).collect();
    let pairs = parts.iter().take(first).filter_map(|part| match part {
        Part::Table(table) => Some(*table),
        Part::Line(_) => None,
    });
    let in_tables = pairs.flat_map(|table| &table.rows).find_map(|row| {
        let cells: Vec<Quote> = row.filled().map(|(_, cell)| cell.quote()).collect();
        let named = cells.first().is_some_and(|cell| labels.contains(&plain(cell.text()).as_str()));
        cells.get(1).filter(|_| named).cloned()
    });
    let in_lines = lines.iter().enumerate().find_map(|(at, line)| {
        let text = line.text();
        let label = text.split(':').next().unwrap_or_default();
        let named = |words: &str| labels.contains(&plain(words).as_str());
        if text.contains(':') && named(label) {
            let value = line.words.slice(label.len() + 1..text.len());
            return if value.is_empty() {
                lines.get(at + 1).map(|next| next.words.clone())
            } else {
                Some(value)
            };
        }
        if named(text) {
            return lines.get(at + 1).map(|next| next.words.clone()).filter(|next| next.text().len() < 80);
        }
        let longest = labels
            .iter()
            .filter(|label| crate::lexicon::starts(&line.plain, label))
            .max_by_key(|label| label.len())?;
        let bytes = longest.len();
        let rest =
            text.get(bytes..).filter(|rest| rest.len() < 60 && rest.chars().any(|c| c.is_ascii_digit()))?;
        Some(line.words.slice(text.len() - rest.len()..text.len()))
    });
    in_tables.or(in_lines)
}

/// When inspectors were there, as printed.
pub fn dates(parts: &[Part<'_>]) -> Quote {
    const LABELS: &[&str] = &[
        "inspection dates",
        "inspection date",
        "dates of inspection",
        "date of inspection",
        "visit dates",
        "visit date",
        "dates of visit",
        "date of visit",
        "dates of the inspection",
        "date of the inspection",
        "fieldwork dates",
        "dates inspected",
        "inspection took place",
        "fieldwork started",
        "inspected",
    ];
    const FIRST: usize = 30;
    const SIGNS: &[&str] = &[
        "took place",
        "carried out",
        "conducted",
        "visit to",
        "visit of",
        "visit on",
        "between",
        "this letter summarises",
        "inspection of",
        "revisited",
        "revisit",
        "inspected",
    ];
    let labelled = labelled(parts, LABELS, FIRST).map(|value| with_dates(&value).unwrap_or(value));
    let told = || {
        let telling = lines(parts).take(FIRST).filter(|line| line.text().len() > 50);
        telling.flat_map(|line| sentences(&line.words)).find_map(|sentence| {
            let words = plain(sentence.text());
            let tells = SIGNS.iter().any(|sign| find_phrase(&words, sign).is_some());
            with_dates(&sentence).filter(|_| tells && !words.contains("previous"))
        })
    };
    labelled.or_else(told).unwrap_or_default()
}

/// The words from the first date of a sentence to the last of the same run of dates.
fn with_dates(sentence: &Quote) -> Option<Quote> {
    let text = sentence.text();
    let found = find_dates(text, YearHint::none());
    let first = found.first()?;
    let start = run_start(text, first.range.start);
    let mut end = first.range.end;
    for mention in &found[1..] {
        let between = text.get(end..mention.range.start)?;
        if between.len() > 24 || between.contains("judged") {
            break;
        }
        end = mention.range.end;
    }
    Some(sentence.slice(start..end))
}

/// Days before the first whole date belong to it: `24 and 25 July 2019`, `13 November to 17 November 2023`.
fn run_start(text: &str, first: usize) -> usize {
    const MONTHS: &str =
        "january february march april may june july august september october november december";
    const DAYS: &str = "monday tuesday wednesday thursday friday saturday sunday";
    let mut kept = first;
    let offset = |word: &str| word.as_ptr() as usize - text.as_ptr() as usize;
    for word in text[..first].rsplit(' ').filter(|word| !word.is_empty()) {
        let bare = word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase();
        let day = bare.trim_end_matches(char::is_alphabetic);
        let is_day = !day.is_empty() && day.len() <= 2 && day.chars().all(|c| c.is_ascii_digit());
        let named = bare.len() > 2
            && (MONTHS.split(' ').any(|month| month == bare) || DAYS.split(' ').any(|name| name == bare));
        let joins = matches!(bare.as_str(), "" | "to" | "and" | "of" | "until" | "the");
        if is_day || named {
            kept = offset(word);
        } else if !joins {
            break;
        }
    }
    kept
}

/// The sentences of a paragraph.
pub fn sentences(paragraph: &Quote) -> Vec<Quote> {
    let text = paragraph.text();
    let mut starts = vec![0];
    for (at, mark) in text.match_indices(['.', '!', '?']) {
        let after = &text[at + mark.len()..];
        let closed = after.trim_start_matches(['”', '’', '"', ')']);
        let next = closed.trim_start();
        let ends = closed.len() > next.len()
            && next.starts_with(|c: char| c.is_uppercase() || matches!(c, '‘' | '“' | '"' | '\''));
        if ends {
            starts.push(text.len() - next.len());
        }
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    starts.iter().zip(ends).map(|(start, end)| paragraph.slice(*start..end)).collect()
}

/// When the report was published, or the letter is dated.
pub fn published(parts: &[Part<'_>]) -> Quote {
    const LABELS: &[&str] = &[
        "report published",
        "published",
        "date published",
        "publication date",
        "date of publication",
        "report publication date",
        "published on",
    ];
    const FIRST: usize = 30;
    let dated = |line: &&Line| {
        let found = find_dates(line.text(), YearHint::none());
        found.first().is_some_and(|first| first.range.len() + 4 >= line.text().len())
            && line.text().len() < 40
    };
    let letter = || lines(parts).take(14).find(dated).map(|line| line.words.clone());
    let value = labelled(parts, LABELS, FIRST).map(|value| with_dates(&value).unwrap_or(value));
    value
        .filter(|value| !find_dates(value.text(), YearHint::none()).is_empty())
        .or_else(letter)
        .unwrap_or_default()
}

/// Whether a table is one of actions: it has a column of them beside one of leads or dates.
pub fn is_plan_table(table: &Table) -> bool {
    let Some(first) = table.rows.first() else { return false };
    let heads: Vec<String> = first.filled().map(|(_, cell)| plain(&cell.text())).collect();
    let has =
        |words: &[&str]| heads.iter().any(|head| words.iter().any(|word| find_phrase(head, word).is_some()));
    let action = has(&["action", "actions", "task", "tasks", "milestones", "what we will do", "activity"]);
    let placed = has(&[
        "by when",
        "timescale",
        "timescales",
        "deadline",
        "due date",
        "target date",
        "rag",
        "status",
        "progress",
        "lead officer",
        "by whom",
        "owner",
    ]);
    let asked =
        heads.iter().any(|head| holds(head, &["priority action".to_owned(), "responsible body".to_owned()]));
    action && placed && !asked
}

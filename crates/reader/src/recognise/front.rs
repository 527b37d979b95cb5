//! What a document says of itself: title, authority, date, the inspection that it answers.

use goldthread_anchor::{Anchor, Quote};
use goldthread_plan::timescale::{YearHint, find_dates};
use goldthread_plan::{Inspection, PlanFields};
use jiff::civil::Date;

use crate::lexicon::{Role, lexicon};
use crate::{Block, Row, Table, Tree};
use goldthread_tree::words::{find_phrase, plain};

/// What stands before the plan begins.
pub struct Front {
    /// The fields that it fills.
    pub fields: PlanFields,
    /// The day that the document is of: the later where it prints two.
    pub dated: Option<Date>,
    /// Whether its title is that of a plan.
    pub names_plan: bool,
    /// The lines that are a date or the name of an authority.
    pub cover: Vec<String>,
}

/// Reads it.
pub fn read(tree: &Tree) -> Front {
    let lines = lines(tree);
    let title = title(&lines);
    let document_date = document_date(&lines, &title);
    let dated =
        find_dates(document_date.text(), YearHint::none()).iter().map(|mention| mention.due.date).max();
    let inspection =
        Inspection { framework: framework(&lines), dates: inspection_dates(&lines), ..Inspection::default() };
    let authority = authority(&lines, &title);
    let words = plain(title.text());
    let names_plan = lexicon().document.titles.iter().any(|name| find_phrase(&words, name).is_some());
    let is_cover = |line: &&Quote| is_date_line(line.text()) || line.text() == authority.text();
    let cover = cover(&lines).iter().filter(is_cover).map(|line| line.text().to_owned()).collect();
    Front {
        names_plan,
        cover,
        fields: PlanFields { authority, title, document_date, inspection, ..PlanFields::default() },
        dated,
    }
}

/// The lines outside tables and lists, in reading order, with those of a small table of labels before the plan.
fn lines(tree: &Tree) -> Vec<Quote> {
    const MOST: usize = 120;
    const EARLY: usize = 12;
    let line = |(at, block): (usize, &Block)| match block {
        Block::Heading(_, line) | Block::Paragraph(line) => vec![line.quote()],
        Block::Table(table) if at < EARLY => labels(table),
        Block::Item(_) | Block::Table(_) => Vec::new(),
    };
    tree.blocks.iter().enumerate().flat_map(line).take(MOST).collect()
}

/// The rows of a table of two columns that says what the document is: `Version date: 3 May 2025`.
pub fn labels(table: &Table) -> Vec<Quote> {
    const MOST: usize = 12;
    let pair = |row: &Row| {
        let mut filled = row.filled().map(|(_, cell)| cell.quote());
        let (label, value) = (filled.next()?, filled.next()?);
        let mut line = label.slice(0..label.text().trim_end_matches(':').len());
        line.push(": ", &value);
        (label.text().len() <= 40).then_some(line)
    };
    if table.rows.len() > MOST || table.width() != 2 {
        return Vec::new();
    }
    let lines: Vec<Quote> = table.rows.iter().filter_map(pair).collect();
    let tells = |line: &Quote| {
        let label = plain(line.text().split(':').next().unwrap_or_default());
        let words = [
            "version",
            "date",
            "updated",
            "author",
            "council",
            "trust",
            "organisation",
            "authority",
            "approved",
            "status of document",
            "document",
        ];
        words.iter().any(|word| find_phrase(&label, word).is_some())
            && lexicon().exact_role(&label) != Some(Role::Action)
    };
    if lines.iter().any(tells) { lines } else { Vec::new() }
}

/// The lines of a title page: short ones, up to the first paragraph of prose.
fn cover(lines: &[Quote]) -> &[Quote] {
    const PROSE: usize = 160;
    const MOST: usize = 14;
    let end = lines.iter().position(|line| line.text().len() > PROSE).unwrap_or(lines.len());
    &lines[..end.min(MOST)]
}

/// Labelled lines stand among the first so many.
const LABELLED: usize = 30;

/// Labels of a title, in lower case.
const TITLE_LABELS: &[&str] =
    &["title", "title of report", "report title", "title of plan", "plan title", "subject", "name of plan"];

/// What stands behind a label and a colon: `Title of report: ...`.
fn labelled(line: &Quote, labels: &[&str]) -> Option<Quote> {
    let (label, _) = line.text().split_once(':')?;
    let value = line.slice(label.len() + 1..line.text().len());
    (labels.contains(&plain(label).as_str()) && !value.is_empty()).then_some(value)
}

/// The line that is likeliest the title: it names a plan, and more of what such titles name than others do.
fn title(lines: &[Quote]) -> Quote {
    if let Some(title) = lines.iter().take(LABELLED).find_map(|line| labelled(line, TITLE_LABELS)) {
        return title;
    }
    let scored = lines.iter().enumerate().filter_map(|(at, line)| Some((score(line.text())?, at)));
    let Some((_, at)) = scored.max_by_key(|&(score, at)| (score, std::cmp::Reverse(at))) else {
        return lines.first().filter(|line| line.text().len() < 160).cloned().unwrap_or_default();
    };
    let above = at.checked_sub(1).map(|above| &lines[above]).filter(|line| is_part_of_title(line.text()));
    let Some(above) = above else { return lines[at].clone() };
    let mut title = above.clone();
    title.push(" ", &lines[at]);
    title
}

fn score(line: &str) -> Option<usize> {
    const LONGEST: usize = 160;
    let closed = line.ends_with(['.', ':', ';', ',']);
    if line.len() > LONGEST || closed || line.starts_with(char::is_lowercase) {
        return None;
    }
    let plain = plain(line);
    let count = |all: &[String]| all.iter().filter(|words| find_phrase(&plain, words).is_some()).count();
    let titles = count(&lexicon().document.titles);
    if titles == 0 {
        return None;
    }
    let words = count(&lexicon().document.title_words);
    let only = lexicon().document.titles.contains(&plain);
    Some((words + titles).saturating_sub(usize::from(only)))
}

/// A short line above the title that names whose plan it is, but is no sentence and no date.
fn is_part_of_title(line: &str) -> bool {
    let plain = plain(line);
    let names = [
        "children s services",
        "children services",
        "children s social care",
        "children and families",
        "children s trust",
    ];
    line.len() < 60 && names.iter().any(|name| plain == *name || plain.ends_with(name))
}

/// The lines of the cover that are dates and little else.
fn document_date(lines: &[Quote], title: &Quote) -> Quote {
    let mut date = Quote::default();
    let in_title = find_dates(title.text(), YearHint::none());
    for line in cover(lines).iter().filter(|line| is_date_line(line.text())) {
        date.push(" ", &unlabelled(line));
    }
    if date.is_empty() {
        if let Some(mention) = in_title.first() {
            return title.slice(mention.range.clone());
        }
        return date_after_comma(lines).unwrap_or_else(|| labelled_date(lines));
    }
    date
}

/// `Wethercombe Constabulary, 3 February 2025`: a date at the end of a line of the cover.
fn date_after_comma(lines: &[Quote]) -> Option<Quote> {
    const LONGEST: usize = 120;
    cover(lines).iter().filter(|line| line.text().len() <= LONGEST).find_map(|line| {
        let from = line.text().rfind([',', '–', '|', '('])?;
        let mark = line.text()[from..].chars().next().map_or(0, char::len_utf8);
        let rest = line.slice(from + mark..line.text().trim_end_matches(')').len());
        (is_date_line(rest.text()) && !plain(line.text()).contains("inspection")).then_some(rest)
    })
}

/// `Target date: 30 June 2025`: a date of an action, not of the document.
fn is_deadline(line: &str) -> bool {
    let Some((label, _)) = line.split_once(':') else { return false };
    plain(label) != "date" && lexicon().exact_role(label) == Some(Role::Timescale)
}

/// A line without the label before its colon.
fn unlabelled(line: &Quote) -> Quote {
    let from = line.text().find(": ").map_or(0, |at| at + 1);
    line.slice(from..line.text().len())
}

fn is_date_line(line: &str) -> bool {
    const AROUND: usize = 24;
    if line.len() > 60 || plain(line).contains("inspection") || is_deadline(line) {
        return false;
    }
    let covered: usize = find_dates(line, YearHint::none()).iter().map(|mention| mention.range.len()).sum();
    covered > 0 && line.len() - covered <= AROUND
}

/// `Version date: ...`, `Last updated ...` further down.
fn labelled_date(lines: &[Quote]) -> Quote {
    let labels = [
        "last updated",
        "updated",
        "version",
        "date of plan",
        "date",
        "as at",
        "date of report",
        "report date",
    ];
    let labelled = |line: &&Quote| {
        let plain = plain(line.text());
        line.text().len() < 80 && labels.iter().any(|label| plain.starts_with(label))
    };
    let found = lines.iter().filter(labelled).find_map(|line| {
        let mention = find_dates(line.text(), YearHint::none()).into_iter().next()?;
        Some(line.slice(mention.range))
    });
    found.unwrap_or_default()
}

/// The framework that the first lines name.
fn framework(lines: &[Quote]) -> Quote {
    let named = |line: &Quote| {
        let plain = plain(line.text());
        let frameworks = lexicon().document.frameworks.iter();
        let found = frameworks.filter_map(|(name, words)| {
            let at = words.iter().filter_map(|words| find_phrase(&plain, words)).min()?;
            Some((at, name))
        });
        found.min().map(|(_, name)| Quote::at(name.clone(), place_of(line, name)))
    };
    lines.iter().find_map(named).unwrap_or_default()
}

/// Where the framework's own name stands in the line, or the whole line where it is spelt out.
fn place_of(line: &Quote, name: &str) -> Anchor {
    let at = line.text().find(name);
    at.map_or(line.anchor(), |at| line.slice(at..at + name.len()).anchor())
}

/// The dates beside the word inspection.
fn inspection_dates(lines: &[Quote]) -> Quote {
    lines.iter().find_map(dates_of_inspection).unwrap_or_default()
}

fn dates_of_inspection(line: &Quote) -> Option<Quote> {
    const NEAR: usize = 60;
    const LONGEST: usize = 2_000;
    let text = line.text();
    let lower = text.to_ascii_lowercase();
    if text.len() > LONGEST {
        return None;
    }
    if !lower.contains("inspect") {
        return None;
    }
    let mentions = find_dates(text, YearHint::none());
    let words = ["inspection date", "inspected", "inspection", "inspecting"];
    words.iter().find_map(|word| {
        let at = lower.find(word)? + word.len();
        let first = mentions
            .iter()
            .position(|mention| mention.range.start >= at && mention.range.start - at < NEAR)?;
        let last = mentions[first..]
            .windows(2)
            .take_while(|pair| {
                text.get(pair[0].range.end..pair[1].range.start).is_some_and(|between| between.len() < 6)
            })
            .count()
            + first;
        Some(line.slice(mentions[first].range.start..mentions[last].range.end))
    })
}

/// Whose plan it is: a line of the cover that names a council or trust, or the words of the title before what
/// every such title names.
fn authority(lines: &[Quote], title: &Quote) -> Quote {
    let bodies = [
        "council",
        "borough",
        "trust",
        "county",
        "city",
        "partnership",
        "constabulary",
        "academy",
        "fire and rescue",
    ];
    let names = |line: &&Quote| {
        let plain = plain(line.text());
        let body = bodies.iter().any(|body| find_phrase(&plain, body).is_some());
        body && line.text().len() < 70 && score(line.text()).is_none() && !line.text().contains([':', '.'])
    };
    if let Some(line) = cover(lines).iter().find(names) {
        if let Some(name) = named_in_line(line).filter(|_| line.text().contains([',', '|', '–'])) {
            return name;
        }
        return whole_name(lines, line);
    }
    let in_a_line =
        lines.iter().take(LABELLED).filter(|line| line.text().len() < 160).find_map(named_in_line);
    in_a_line.or_else(|| named_in_title(title)).unwrap_or_default()
}

/// The last words of the name of a body that has a plan.
const BODIES: &[&str] = &[
    " Council",
    " Children's Trust",
    " Children’s Trust",
    " NHS Foundation Trust",
    " NHS Trust",
    " Constabulary",
    " Police",
    " Fire and Rescue Service",
    " Integrated Care Board",
    " Academy",
    " Primary School",
    " High School",
];

/// A council or trust inside a line: the words with capitals before its last word, back to a comma or colon.
fn named_in_line(line: &Quote) -> Option<Quote> {
    let text = line.text();
    let end = BODIES.iter().find_map(|body| Some(text.find(body)? + body.len()))?;
    if text[end..].starts_with(|c: char| c.is_alphanumeric() || c == '\'' || c == '’') {
        return None;
    }
    let start = text[..end].rfind([',', ':', ';', '(']).map_or(0, |at| at + 1);
    let name = line.slice(start..end);
    let joins = ["of", "and", "the", "upon", "on", "in", "with", "&"];
    let named = |word: &str| word.starts_with(char::is_uppercase) || joins.contains(&word);
    let words = name.text().split(' ').count();
    ((2..=8).contains(&words) && name.text().split(' ').all(named)).then_some(name)
}

/// A name printed over two lines: the line above a line in capitals.
fn whole_name(lines: &[Quote], line: &Quote) -> Quote {
    let capitals = |text: &str| !text.is_empty() && !text.chars().any(char::is_lowercase);
    let at = lines.iter().position(|other| other == line);
    let above = at.and_then(|at| at.checked_sub(1)).map(|above| &lines[above]);
    let Some(above) =
        above.filter(|above| capitals(above.text()) && capitals(line.text()) && !above.text().contains(' '))
    else {
        return line.clone();
    };
    let mut name = above.clone();
    name.push(" ", line);
    name
}

fn named_in_title(title: &Quote) -> Option<Quote> {
    let text = title.text();
    let lower = text.to_ascii_lowercase();
    let ends = [" children", " post", " ofsted", " ilacs", " send", " improvement plan", " action plan"];
    let end = ends.iter().filter_map(|end| lower.find(end)).min()?;
    let name = title.slice(0..end);
    let generic = |word: &str| lexicon().document.generic.iter().any(|other| other == word);
    let counts = |word: &str| word.chars().all(|c| c.is_ascii_digit());
    if name.text().contains(':') || plain(name.text()).split(' ').all(|word| generic(word) || counts(word)) {
        return None;
    }
    (name.text().len() > 2 && name.text().split(' ').count() <= 5).then_some(name)
}

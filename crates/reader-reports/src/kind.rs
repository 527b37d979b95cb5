//! Whether a document is a report of an inspection, and of which kind.

use goldthread_anchor::Anchor;
use goldthread_plan::Doubt;
use goldthread_tree::words::find_phrase;
use goldthread_tree::{Block, Tree};

use crate::answer::{self, Asking};
use crate::lexicon::{Under, Weighed, lexicon};
use crate::lines::{self, Part, parts};
use crate::lists::{Lists, Wanted};
use crate::mark::Mark;
use crate::{Framework, Judged, Recommendation, Report, Scale, findings, front, judgements};

/// How many lines the head of a report has.
const HEAD: usize = 40;

/// What a report of an inspection says; nothing where the tree is no such report, as a plan that answers one is not.
pub fn recognise(tree: &Tree) -> Option<Report> {
    if is_surely_plan(tree) {
        return None;
    }
    let parts = parts(tree);
    let head = head(&parts);
    let judgements = judgements::all(&parts);
    if weight(&parts, &head, &judgements) < lexicon().signs.enough {
        return None;
    }
    let framework = front::framework(&parts[..HEAD.min(parts.len())])?;
    let lists = recommendations(&parts, framework.name);
    let findings = findings::all(&parts, &lists.taken);
    let judgements = if framework.name.is_graded() { judgements } else { Vec::new() };
    let mut report = Report {
        authority: front::authority(&parts, &framework),
        title: framework.title,
        document_date: front::published(&parts),
        framework: framework.name,
        framework_words: framework.words,
        dates: front::dates(&parts),
        judgements,
        recommendations: lists.found,
        findings,
        answer: None,
        doubts: lists.doubts,
    };
    report.answer = answer::due(&Asking {
        parts: &parts,
        framework: report.framework,
        dated: &report.document_date,
        recommendations: &report.recommendations,
    });
    report.doubts.extend(gaps(&report));
    Some(report)
}

/// How much a table of actions speaks against a report, and so many of them count.
const PLAN_TABLE: i32 = 6;
const MOST_PLAN_TABLES: usize = 4;

/// What else than words speaks for a report: two judgements, two known headings, eight numbered paragraphs.
const JUDGED: i32 = 2;
const HEADED: i32 = 1;
const NUMBERED: i32 = 1;

/// Whether tables of actions speak against a report more than all signs of one could speak for it. That is soon told, and
/// is so of most plans.
fn is_surely_plan(tree: &Tree) -> bool {
    let signs = &lexicon().signs;
    let words: i32 = signs.head.iter().chain(&signs.whole).map(|weighed| weighed.weight).sum();
    let is_plan = |block: &&Block| matches!(block, Block::Table(table) if lines::stays_table(table) && front::is_plan_table(table));
    words + JUDGED + HEADED + NUMBERED - against_plans(tree.blocks.iter().filter(is_plan).count())
        < signs.enough
}

fn against_plans(tables: usize) -> i32 {
    PLAN_TABLE * i32::try_from(tables.min(MOST_PLAN_TABLES)).unwrap_or_default()
}

/// The first lines, in plain words, each on a line.
fn head(parts: &[Part<'_>]) -> String {
    let lines = parts.iter().filter_map(|part| match part {
        Part::Line(line) => Some(line.plain.as_str()),
        Part::Table(_) => None,
    });
    lines.take(HEAD).collect::<Vec<_>>().join(" \n ")
}

/// How much speaks for a report of an inspection.
fn weight(parts: &[Part<'_>], head: &str, judgements: &[Judged]) -> i32 {
    let signs = &lexicon().signs;
    let head_flat = head.replace('\n', " ");
    let in_head =
        |weighed: &&Weighed| weighed.words.iter().any(|word| find_phrase(&head_flat, word).is_some());
    let lines =
        || parts.iter().filter_map(|part| if let Part::Line(line) = part { Some(line) } else { None });
    let anywhere = |weighed: &&Weighed| {
        lines().any(|line| weighed.words.iter().any(|word| find_phrase(&line.plain, word).is_some()))
    };
    let sum = |all: Vec<&Weighed>| all.iter().map(|weighed| weighed.weight).sum::<i32>();
    let asks =
        |under| matches!(under, Under::Improve | Under::Recommendation | Under::Priority | Under::Findings);
    let headed = lines().filter(|line| line.under().is_some_and(asks)).count();
    let numbered =
        lines().filter(|line| matches!(line.mark, Mark::Number(_)) && line.text().len() > 120).count();
    let plans =
        parts.iter().filter(|part| matches!(part, Part::Table(table) if front::is_plan_table(table))).count();
    sum(signs.head.iter().filter(in_head).collect()) + sum(signs.whole.iter().filter(anywhere).collect())
        - against(head)
        + JUDGED * i32::from(judgements.len() >= 2 || judgements.iter().any(is_outcome))
        + HEADED * i32::from(headed >= 2)
        + NUMBERED * i32::from(numbered >= 8)
        - against_plans(plans)
}

/// Whether it is the one outcome of an area SEND inspection, a sentence that stands in nothing else.
fn is_outcome(judged: &Judged) -> bool {
    matches!(judged.scale, Scale::Positive | Scale::Inconsistent | Scale::Failing)
}

/// How much of the head speaks for another paper; only short lines name what a paper is.
fn against(head: &str) -> i32 {
    const SHORT: usize = 110;
    const FIRST: usize = 12;
    let short: Vec<&str> =
        head.split('\n').take(FIRST).map(str::trim).filter(|line| line.len() < SHORT).collect();
    let signs = lexicon().signs.against.iter();
    let found = signs.flat_map(|weighed| {
        weighed
            .words
            .iter()
            .filter(|word| short.iter().any(|line| find_phrase(line, word).is_some()))
            .map(|_| weighed.weight)
    });
    found.sum()
}

/// The lists of what has to be done; where a framework prints none, what it calls weaknesses or areas for development.
fn recommendations(parts: &[Part<'_>], framework: Framework) -> Lists {
    let wanted = match framework {
        Framework::ContactReferralAssessment => Wanted::Development,
        Framework::AreaSendMonitoring => Wanted::Renewed,
        Framework::MonitoringVisit | Framework::LocalAreaSendRevisit => Wanted::Headed,
        _ => Wanted::Lists,
    };
    let lists = Lists::of(parts, wanted);
    let instead = framework.asks_for_action() || framework == Framework::LocalAreaSend;
    if !lists.found.is_empty() || !instead {
        return lists;
    }
    let mut lists = Lists::of(parts, Wanted::Weaknesses);
    if let Some(first) = lists.found.first() {
        let message = "no list of what has to be done was found; what the report calls weaknesses or areas for development is taken for it";
        lists.doubts.push(doubt("recommendations-from-weaknesses", message, first.text.anchor()));
    }
    lists
}

/// What a report of its kind has and this one lacks.
fn gaps(report: &Report) -> Vec<Doubt> {
    let mut doubts = Vec::new();
    let mut lacks = |lacking: bool, code: &str, message: &str| {
        if lacking {
            doubts.push(doubt(code, message, report.title.anchor()));
        }
    };
    let Report { framework, judgements, recommendations, authority, dates, .. } = report;
    lacks(
        judgements.is_empty() && framework.is_graded(),
        "no-judgements",
        "reports of this kind grade what they judge, and no grade was found",
    );
    lacks(
        recommendations.is_empty() && framework.asks_for_action(),
        "no-recommendations",
        "no list of what has to be done was found; look for it in the report and add its points by hand",
    );
    lacks(
        authority.is_empty(),
        "no-authority",
        "the report does not name the council in a way that was understood",
    );
    lacks(dates.is_empty(), "no-inspection-dates", "no dates of the inspection were found");
    doubts.extend(jump(recommendations));
    doubts
}

/// A number that is left out between recommendations.
fn jump(recommendations: &[Recommendation]) -> Option<Doubt> {
    let number = |one: &Recommendation| one.reference.as_ref()?.text().parse::<u32>().ok();
    recommendations.windows(2).find_map(|pair| {
        let (first, next) = (number(&pair[0])?, number(&pair[1])?);
        let message =
            format!("after number {first} comes number {next}; what stands between may have been missed");
        (next > first + 1 && pair[0].to == pair[1].to)
            .then(|| doubt("recommendation-number-missing", &message, pair[1].text.anchor()))
    })
}

/// A doubt about a place.
pub fn doubt(code: &str, message: &str, at: Anchor) -> Doubt {
    Doubt { code: code.to_owned(), message: message.to_owned(), at }
}

/// Whether plain words hold one of several phrases.
pub fn holds(words: &str, phrases: &[String]) -> bool {
    phrases.iter().any(|phrase| find_phrase(words, phrase).is_some())
}

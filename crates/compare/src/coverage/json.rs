//! A coverage as data: the format `goldthread-match/1`.

use serde_json::{Value, json};

use super::{ActionAnswer, Coverage, Idle, Nearness, Point, SectionAnswer, Through};

impl Coverage {
    /// The coverage as JSON. Places of sections and actions count from 1, as people do; `near` has two decimals.
    pub fn to_json(&self) -> Value {
        let Self { report, plan, points, findings, idle } = self;
        json!({
            "format": "goldthread-match/1",
            "report": report,
            "plan": plan,
            "answered": points.iter().filter(|point| point.is_answered()).count(),
            "points": points.iter().map(of_point).collect::<Vec<_>>(),
            "findings": findings.iter().map(of_point).collect::<Vec<_>>(),
            "answer_nothing": idle.iter().map(of_idle).collect::<Vec<_>>(),
        })
    }
}

fn of_point(point: &Point) -> Value {
    let Point { kind, name, text, at, sections, actions } = point;
    json!({
        "kind": kind,
        "name": name,
        "text": text,
        "at": at,
        "answered": point.is_answered(),
        "named_only": point.is_named_only(),
        "sections": sections.iter().map(of_section).collect::<Vec<_>>(),
        "actions": actions.iter().map(of_action).collect::<Vec<_>>(),
    })
}

fn of_section(answer: &SectionAnswer) -> Value {
    let SectionAnswer { section, name, title, at, near, shared, other_work } = answer;
    json!({
        "section": section + 1,
        "name": name,
        "title": title,
        "at": at,
        "near": rounded(*near),
        "nearness": Nearness::of(*near).map(Nearness::word),
        "shared_words": shared,
        "other_work": other_work,
    })
}

fn of_action(answer: &ActionAnswer) -> Value {
    let ActionAnswer { section, action, text, at, near, through } = answer;
    json!({
        "section": section + 1,
        "action": action + 1,
        "text": text,
        "at": at,
        "near": rounded(*near),
        "nearness": Nearness::of(*near).map(Nearness::word),
        "through": match through {
            Through::Section => "section",
            Through::Words => "words",
        },
    })
}

fn of_idle(idle: &Idle) -> Value {
    let Idle { kind, section, action, name, text, at } = idle;
    json!({
        "kind": kind,
        "section": section + 1,
        "action": action.map(|action| action + 1),
        "name": name,
        "text": text,
        "at": at,
    })
}

fn rounded(near: f64) -> f64 {
    (near * 100.0).round() / 100.0
}

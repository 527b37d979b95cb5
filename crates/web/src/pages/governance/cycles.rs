//! How often a body meets or receives something: as forms offer it, and as they send it.

use std::num::NonZeroU16;

use goldthread_calendar::{InMonth, Nth, Rule};
use goldthread_governance::{Cycle, Often};
use jiff::civil::Weekday;

use super::fields::Ask;
use super::given::Given;
use crate::components::choice::Pick;
use crate::words;

const NTHS: [(Nth, &str); 5] = [
    (Nth::First, "first"),
    (Nth::Second, "second"),
    (Nth::Third, "third"),
    (Nth::Fourth, "fourth"),
    (Nth::Last, "last"),
];

const WEEKDAYS: [(Weekday, &str); 5] = [
    (Weekday::Monday, "Monday"),
    (Weekday::Tuesday, "Tuesday"),
    (Weekday::Wednesday, "Wednesday"),
    (Weekday::Thursday, "Thursday"),
    (Weekday::Friday, "Friday"),
];

/// What stands for a cycle that is not agreed.
const NOT_AGREED: &str = "not agreed";

/// Every so often, as forms offer it.
fn offered() -> Vec<Cycle> {
    let weeks = [1, 2, 3, 4, 6, 8].into_iter().filter_map(Cycle::weeks);
    let months = [1, 2, 3, 4, 6, 12].into_iter().filter_map(Cycle::months);
    weeks.chain(months).chain([Cycle::Termly, Cycle::WhenCalled]).collect()
}

fn places() -> impl Iterator<Item = (InMonth, String)> {
    NTHS.into_iter().flat_map(|(nth, said)| {
        WEEKDAYS.into_iter().map(move |(day, name)| (InMonth::Weekday(nth, day), format!("{said} {name}")))
    })
}

/// The cycle without its place in the month, the place, and what is printed where it is not agreed.
fn parts(cycle: &Cycle) -> (String, String, String) {
    match cycle {
        Cycle::By(Rule::InMonth { months, on }) => {
            let place = places().find(|(place, _)| place == on).map(|(_, said)| said);
            let every = Cycle::months(months.get()).filter(|_| place.is_some());
            (every.as_ref().unwrap_or(cycle).to_string(), place.unwrap_or_default(), String::new())
        }
        Cycle::NotAgreed(words) => (NOT_AGREED.to_owned(), String::new(), words.to_string()),
        other => (other.to_string(), String::new(), String::new()),
    }
}

fn picks(was: Option<&Cycle>) -> Vec<Pick> {
    let mut said: Vec<String> = offered().iter().map(Cycle::to_string).collect();
    let own = was.map(|cycle| parts(cycle).0).filter(|own| own != NOT_AGREED && !said.contains(own));
    said.extend(own);
    let not_agreed = Pick { value: NOT_AGREED.to_owned(), words: "It is not agreed".to_owned() };
    let picks = said.into_iter().map(|value| Pick { words: words::sentence(&value), value });
    picks.chain([not_agreed]).collect()
}

fn more(was: Option<&Cycle>) -> [Ask; 2] {
    let (_, place, printed) = was.map(parts).unwrap_or_default();
    let days = places().map(|(_, said)| Pick { words: format!("On the {said}"), value: said }).collect();
    [
        Ask::pick("place", "On which day of the month", days)
            .or("On no set day")
            .hint("For what comes round by months")
            .was(place),
        Ask::line("printed", "What is printed instead")
            .hint("Where it is not agreed: the words, such as “at a frequency to be agreed with the chair”")
            .was(printed),
    ]
}

/// How often a body meets.
pub fn meets(was: Option<&Cycle>) -> Vec<Ask> {
    let chosen = was.map(|cycle| parts(cycle).0);
    let often = Ask::pick("often", "How often it meets", picks(was)).was_maybe(chosen);
    std::iter::once(often).chain(more(was)).collect()
}

/// How often a body receives something.
pub fn receives(was: Option<&Often>) -> Vec<Ask> {
    let cycle = match was {
        Some(Often::Cycle(cycle)) => Some(cycle),
        _ => None,
    };
    let own = [("meeting", "For each of its meetings"), ("once", "Once"), ("exception", "By exception")];
    let own = own.map(|(value, words)| Pick { value: value.to_owned(), words: words.to_owned() });
    let (chosen, by) = match was {
        Some(Often::EachMeeting) => ("meeting".to_owned(), None),
        Some(Often::Once(on)) => ("once".to_owned(), Some(*on)),
        Some(Often::ByException) => ("exception".to_owned(), None),
        Some(Often::Cycle(cycle)) => (parts(cycle).0, None),
        None => (String::new(), None),
    };
    let offered = own.into_iter().chain(picks(cycle).into_iter().filter(|pick| pick.value != "when called"));
    let often = Ask::pick("often", "How often it comes", offered.collect()).was(chosen);
    let once = Ask::day("once-by", "By which day").hint("Where it comes once").was_maybe(by);
    std::iter::once(often).chain(more(cycle)).chain([once]).collect()
}

/// How often a body is to meet.
pub fn read(given: &Given<'_>, was: Option<&Cycle>) -> Option<Cycle> {
    let often = given.value("often");
    if often == NOT_AGREED {
        return given.must("printed", "Enter what is printed instead of how often").map(Cycle::NotAgreed);
    }
    let own = was.filter(|cycle| parts(cycle).0 == often && parts(cycle).1.is_empty());
    let every = offered().into_iter().find(|cycle| cycle.to_string() == often).or_else(|| own.cloned());
    let Some(every) = every else {
        return given.wrong("often", "Choose how often, or that it is not agreed");
    };
    let place = given.value("place");
    if place.is_empty() {
        return Some(every);
    }
    let on = places().find(|(_, said)| said == place).map(|(place, _)| place);
    let months =
        [1_u16, 2, 3, 4, 6, 12].into_iter().find(|count| Cycle::months(*count).as_ref() == Some(&every));
    match (on, months.and_then(NonZeroU16::new)) {
        (Some(on), Some(months)) => Some(Cycle::By(Rule::InMonth { months, on })),
        _ => {
            given.wrong("place", "A day of the month goes with what comes round by months; choose no set day")
        }
    }
}

/// How often a body is to receive something.
pub fn read_often(given: &Given<'_>, was: Option<&Often>) -> Option<Often> {
    match given.value("often") {
        "meeting" => Some(Often::EachMeeting),
        "exception" => Some(Often::ByException),
        "once" => given.day("once-by", "Enter the day that it is to come by").map(Often::Once),
        _ => {
            let was = match was {
                Some(Often::Cycle(cycle)) => Some(cycle),
                _ => None,
            };
            read(given, was).map(Often::Cycle)
        }
    }
}

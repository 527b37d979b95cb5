//! What letters say.

use std::fmt::Write as _;

use goldthread_duties::Kind;
use goldthread_people::Person;
use goldthread_post::{Address, Addressee, Key, Letter};
use jiff::civil::Date;

use super::Line;
use crate::house::House;
use crate::words;

/// As many duties stand in a letter; where there are more, it says so.
const MOST: usize = 40;

/// Who is written to, from where, on which day.
pub struct Writing<'a> {
    /// The house.
    pub house: &'a House,
    /// The person.
    pub person: &'a Person,
    /// Their address.
    pub to: Address,
    /// What stands before the path of an address.
    pub origin: &'a str,
    /// The day.
    pub today: Date,
}

impl Writing<'_> {
    /// What they owe, gathered.
    pub fn digest(&self, lines: &[Line]) -> Letter {
        let late = lines.iter().filter(|line| line.late).count();
        let subject = match late {
            0 => format!("{} for you in Goldthread", words::count(lines.len(), "thing waits", "things wait")),
            late => format!(
                "{} for you in Goldthread, {late} overdue",
                words::count(lines.len(), "thing waits", "things wait")
            ),
        };
        let mut text = format!("{},\n\nthis waits for you at {}:\n", self.person.name, self.house.name());
        for line in lines.iter().take(MOST) {
            self.add(&mut text, line);
        }
        if lines.len() > MOST {
            let _ = write!(text, "\nand {} more. ", lines.len() - MOST);
        }
        let _ = write!(
            text,
            "\nAll of it is on your page: {}/\nHow often you get this letter is for you to say: {}/account/reminders\n",
            self.origin, self.origin
        );
        self.letter(&format!("digest {}", self.today), &words::sentence(&subject), &text)
    }

    /// A letter for each matter that came up the ladder to them, whatever they want to be reminded of.
    pub fn escalations(&self, lines: &[Line]) -> Vec<Letter> {
        let matters = lines.iter().filter(|line| matches!(line.kind, Kind::Escalation(_)));
        let letter = |line: &Line| {
            let mut text = format!(
                "{},\n\na matter has come up to you at {}, and waits for your answer:\n",
                self.person.name,
                self.house.name()
            );
            self.add(&mut text, line);
            let key = format!("matter {} step {}", line.id, line.step);
            self.letter(&key, "A matter waits for your answer in Goldthread", &text)
        };
        matters.map(letter).collect()
    }

    fn add(&self, text: &mut String, line: &Line) {
        let by = line.by.map_or_else(String::new, |by| {
            let was = if line.late { "was due" } else { "by" };
            format!(" ({was} {})", words::day(by))
        });
        let _ = writeln!(text, "\n- {}{by}\n  {}\n  {}{}", line.asked, line.place, self.origin, line.path);
    }

    fn letter(&self, of: &str, subject: &str, text: &str) -> Letter {
        let key = format!("{of} for {} of {}", self.person.id, self.house.authority());
        let key: Key = key.parse().expect("ids, a day and a short name are a short line");
        Letter::new(key, Addressee(self.person.id.uuid()), self.to.clone(), subject, text)
    }
}

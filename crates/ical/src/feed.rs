use jiff::Timestamp;
use jiff::civil::Date;

use crate::{line, value};

/// Something that falls due on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Duty {
    /// What stays the same however the duty changes; the same in no other calendar. It may hold no spaces.
    pub uid: String,
    /// The day, all of it.
    pub day: Date,
    /// What is shown on that day.
    pub summary: String,
    /// What is shown when it is opened.
    pub description: String,
    /// Where it can be seen and done.
    pub url: Option<String>,
    /// When any of this last changed.
    pub changed_at: Timestamp,
    /// Whether it is no longer due. A calendar that has it takes it away, or strikes it through.
    pub cancelled: bool,
}

/// A calendar to subscribe to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// What a calendar calls it.
    pub name: String,
    /// After how many hours a calendar should ask again. Some take no notice.
    pub refresh_hours: u8,
    /// In the order in which they are to stand.
    pub duties: Vec<Duty>,
}

impl Feed {
    /// The feed as text: lines that end in CRLF, none longer than 75 octets.
    ///
    /// `METHOD:PUBLISH` says that nobody is asked to answer. Nobody is named as the organiser, which RFC 5546 would have: a feed
    /// is fetched, not mailed, and a calendar that knows an organiser shows a day as a meeting.
    pub fn write(&self) -> String {
        let Self { name, refresh_hours, duties } = self;
        let (name, every) = (value::text(name), format!("PT{refresh_hours}H"));
        let mut text = String::new();
        for (property, value) in [
            ("BEGIN", "VCALENDAR"),
            ("VERSION", "2.0"),
            ("PRODID", "-//Goldthread//Duties//EN"),
            ("CALSCALE", "GREGORIAN"),
            ("METHOD", "PUBLISH"),
            // RFC 7986 has these two; the two after them say the same to programs that are older.
            ("NAME", &name),
            ("REFRESH-INTERVAL;VALUE=DURATION", &every),
            ("X-WR-CALNAME", &name),
            ("X-PUBLISHED-TTL", &every),
        ] {
            line::push(&mut text, property, value);
        }
        for duty in duties {
            duty.write(&mut text);
        }
        line::push(&mut text, "END", "VCALENDAR");
        text
    }
}

impl Duty {
    fn write(&self, text: &mut String) {
        let Self { uid, day, summary, description, url, changed_at, cancelled } = self;
        let changed_at_text = value::moment(*changed_at);
        let mut put = |property: &str, value: &str| line::push(text, property, value);
        put("BEGIN", "VEVENT");
        put("UID", &value::plain(uid));
        // When this was made from the duty is nothing that the duty knows, and would make each answer another.
        put("DTSTAMP", &changed_at_text);
        put("LAST-MODIFIED", &changed_at_text);
        put("SEQUENCE", &value::revision(*changed_at));
        put("DTSTART;VALUE=DATE", &value::day(*day));
        // The day after, which no longer belongs to it.
        if let Ok(end) = day.tomorrow() {
            put("DTEND;VALUE=DATE", &value::day(end));
        }
        put("SUMMARY", &value::text(summary));
        if !description.is_empty() {
            put("DESCRIPTION", &value::text(description));
        }
        if let Some(url) = url {
            put("URL", &value::plain(url));
        }
        put("STATUS", if *cancelled { "CANCELLED" } else { "CONFIRMED" });
        // A duty does not make its day busy.
        put("TRANSP", "TRANSPARENT");
        put("END", "VEVENT");
    }
}

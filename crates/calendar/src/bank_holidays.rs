//! The bank holidays that come with the program.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use jiff::civil::Date;
use serde::Deserialize;

/// A bank holiday, Good Friday or Christmas Day.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct BankHoliday {
    /// The day that is not worked, which for a substitute day is not the day that is celebrated.
    pub day: Date,
    /// What it is.
    pub title: String,
}

impl From<Date> for BankHoliday {
    fn from(day: Date) -> Self {
        Self { day, title: "Bank holiday".to_owned() }
    }
}

/// The holidays of each year, in order; every year from the first to the last is there.
pub(crate) type Years = BTreeMap<i16, Vec<BankHoliday>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Data {
    source: String,
    licence: String,
    years: BTreeMap<i16, BTreeMap<String, String>>,
}

static DATA: LazyLock<Data> = LazyLock::new(|| {
    toml::from_str(include_str!("../data/bank-holidays.toml"))
        .expect("the data of this crate is read by its tests")
});

/// The years that come with the program.
pub(crate) fn built_in() -> Years {
    let holiday = |year: i16, (day, title): (&String, &String)| BankHoliday {
        day: format!("{year:04}-{day}").parse().expect("each day of the data is parsed by a test"),
        title: title.clone(),
    };
    let year = |(year, days): (&i16, &BTreeMap<String, String>)| {
        (*year, days.iter().map(|entry| holiday(*year, entry)).collect())
    };
    DATA.years.iter().map(year).collect()
}

/// Where the built-in years are from, and under what licence: two short texts to print beside them.
pub(crate) fn origin() -> (&'static str, &'static str) {
    (&DATA.source, &DATA.licence)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::Weekday;

    #[test]
    fn the_data_is_whole() {
        let years = built_in();
        assert!(years.keys().copied().eq(2012..=2028));
        for (year, days) in &years {
            let least = if matches!(year, 2012 | 2022 | 2023) { 9 } else { 8 };
            let holds = |title: &str| days.iter().any(|day| day.title.starts_with(title));
            assert!(days.len() >= least, "{year}");
            assert!(days.is_sorted() && days.iter().all(|holiday| holiday.day.year() == *year), "{year}");
            assert!(["Good Friday", "Easter Monday", "Christmas Day", "New Year"].into_iter().all(holds));
        }
        let all = || years.values().flatten();
        assert_eq!(all().count(), 140);
        let at_weekend =
            |holiday: &BankHoliday| matches!(holiday.day.weekday(), Weekday::Saturday | Weekday::Sunday);
        assert!(!all().any(at_weekend), "a holiday at a weekend has a substitute day");
        let easter = all().filter(|holiday| holiday.title == "Easter Monday");
        assert!(easter.map(|holiday| holiday.day.weekday()).all(|weekday| weekday == Weekday::Monday));
        let (source, licence) = origin();
        assert!(source.contains("gov.uk") && licence.contains("Open Government"));
    }

    #[test]
    fn the_odd_days_are_there() {
        let years = built_in();
        let check = |day: &str, title: &str| {
            let day: Date = day.parse().unwrap();
            let found = years[&day.year()].iter().find(|holiday| holiday.day == day);
            assert_eq!(found.map(|holiday| holiday.title.as_str()), Some(title), "{day}");
        };
        check("2012-06-05", "Diamond Jubilee");
        check("2020-05-08", "Early May bank holiday, moved to VE Day");
        check("2022-06-02", "Spring bank holiday");
        check("2022-06-03", "Platinum Jubilee");
        check("2022-09-19", "State funeral of Queen Elizabeth II");
        check("2023-05-08", "Coronation of King Charles III");
        check("2026-12-28", "Boxing Day, substitute day");
    }
}

//! A line of the table: what, measured, limit, verdict.

use std::fmt;

/// A budget as measured.
pub struct Row {
    what: String,
    measured: String,
    limit: String,
    verdict: &'static str,
}

impl Row {
    pub const HEAD: &str = "| what | measured | limit | |\n|---|---|---|---|";

    /// A figure that should not be above its limit.
    pub fn at_most(what: impl Into<String>, value: f64, limit: f64, unit: &str) -> Self {
        Self::new(what, value, format!("{} {unit}", number(limit)), unit, value <= limit)
    }

    /// A figure that should not be below its limit.
    pub fn at_least(what: impl Into<String>, value: f64, limit: f64, unit: &str) -> Self {
        Self::new(what, value, format!("at least {} {unit}", number(limit)), unit, value >= limit)
    }

    /// What could not be measured, and why.
    pub fn unknown(what: &str, why: String) -> Self {
        Self { what: what.into(), measured: why, limit: String::new(), verdict: "NOT MEASURED" }
    }

    /// Something to know that no budget is set for.
    pub fn note(what: impl Into<String>, words: impl Into<String>) -> Self {
        Self { what: what.into(), measured: words.into(), limit: String::new(), verdict: "" }
    }

    pub fn is_ok(&self) -> bool {
        matches!(self.verdict, "ok" | "")
    }

    fn new(what: impl Into<String>, value: f64, limit: String, unit: &str, ok: bool) -> Self {
        let verdict = if ok { "ok" } else { "OVER" };
        Self { what: what.into(), measured: format!("{} {unit}", number(value)), limit, verdict }
    }
}

/// As many digits as say something.
fn number(value: f64) -> String {
    match value.abs() {
        v if v < 10.0 && v.fract() != 0.0 => format!("{value:.2}"),
        v if v < 100.0 && v.fract() != 0.0 => format!("{value:.1}"),
        _ => format!("{value:.0}"),
    }
}

impl fmt::Display for Row {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "| {} | {} | {} | {} |", self.what, self.measured, self.limit, self.verdict)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_say_whether_they_hold() {
        let check = |row: &Row, expected: &str| assert_eq!(row.to_string(), expected);
        check(&Row::at_most("read", 29.96, 30.0, "ms"), "| read | 30.0 ms | 30 ms | ok |");
        check(&Row::at_most("read", 30.4, 30.0, "ms"), "| read | 30.4 ms | 30 ms | OVER |");
        check(
            &Row::at_least("pages", 2999.4, 3000.0, "a second"),
            "| pages | 2999 a second | at least 3000 a second | OVER |",
        );
        check(&Row::at_most("rules", 0.123, 5.0, "ms"), "| rules | 0.12 ms | 5 ms | ok |");
        assert!(!Row::unknown("pages", "no server".into()).is_ok());
    }
}

//! The page of a rule, taken apart.

use goldthread_rules::Rule;

/// A plan in short hand and what must come of it.
pub struct Example {
    pub plan: String,
    pub expected: String,
    pub line: usize,
}

/// The page of a rule.
pub struct Page<'a> {
    text: &'a str,
    pub trips: Vec<Example>,
    pub clear: Vec<Example>,
    pub cannot_tell: Vec<Example>,
    always_tells: bool,
}

impl<'a> Page<'a> {
    /// Takes a page apart; blocks under other headings are not examples.
    pub fn read(text: &'a str) -> Self {
        let mut page =
            Self { text, trips: Vec::new(), clear: Vec::new(), cannot_tell: Vec::new(), always_tells: false };
        let mut heading = "";
        let mut lines = text.lines().enumerate();
        while let Some((number, line)) = lines.next() {
            if let Some(title) = line.strip_prefix("## ") {
                heading = title;
            } else if let Some(kind) = line.strip_prefix("```") {
                let body = lines.by_ref().map(|(_, line)| line).take_while(|line| *line != "```");
                let body = body
                    .flat_map(|line| {
                        [
                            line, "
",
                        ]
                    })
                    .collect();
                page.put(heading, kind, body, number + 1);
            } else if heading == "Cannot tell" && !line.trim().is_empty() {
                page.always_tells = true;
            }
        }
        page
    }

    fn put(&mut self, heading: &str, kind: &str, body: String, line: usize) {
        let examples = match heading {
            "Trips" => &mut self.trips,
            "Does not trip" => &mut self.clear,
            "Cannot tell" => &mut self.cannot_tell,
            other => panic!("line {line}: no example belongs under the heading {other:?}"),
        };
        match kind {
            "plan" => examples.push(Example { plan: body, expected: String::new(), line }),
            "flags" | "why" => {
                examples.last_mut().expect("a plan stands before what comes of it").expected = body;
            }
            other => panic!("line {line}: a block is a plan, flags or why, not {other:?}"),
        }
    }

    /// What the page lacks, or says otherwise than the rule.
    pub fn faults(&self, rule: &Rule) -> Vec<String> {
        let Rule { code, name, level, since, source_rules, clears_when, .. } = rule;
        let sources = source_rules.join(", ");
        let wanted = [
            format!("# {name} ({code})"),
            "What it checks: ".to_owned(),
            "Why it matters: ".to_owned(),
            format!("Clears when: {clears_when}"),
            format!("Source: facts {sources}. Level: {level}. Since: {since}."),
        ];
        let mut faults: Vec<String> = wanted
            .iter()
            .filter(|wanted| !self.text.lines().any(|line| line.starts_with(wanted.as_str())))
            .map(|wanted| format!("{code}: the page has no line {wanted:?}"))
            .collect();
        let lacks = [
            ("Trips", self.trips.is_empty()),
            ("Does not trip", self.clear.is_empty()),
            ("Cannot tell", self.cannot_tell.is_empty() && !self.always_tells),
        ];
        faults.extend(
            lacks.iter().filter(|lack| lack.1).map(|lack| format!("{code}: nothing under {:?}", lack.0)),
        );
        faults
    }
}

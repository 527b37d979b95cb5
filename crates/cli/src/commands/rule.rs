use std::fmt::Write;

use clap::Args;

use crate::failure::Failure;
use crate::{Ended, output};

/// Which rule.
#[derive(Debug, Args)]
pub struct RuleArgs {
    /// The code of the rule, such as STA001; without it the rules are listed.
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

/// Prints the page of a rule, or the list of rules.
pub fn run(args: &RuleArgs) -> Result<Ended, Failure> {
    let Some(code) = &args.code else {
        let mut text = String::new();
        for rule in goldthread_rules::all() {
            let _ = writeln!(text, "{}  {:<7}  {}", rule.code, rule.level.to_string(), rule.name);
        }
        output::print(&text)?;
        return Ok(Ended::Well);
    };
    let rule = goldthread_rules::rule(&code.to_uppercase())
        .ok_or_else(|| Failure::Asked(format!("there is no rule {code}; `goldthread rule` lists them")))?;
    output::print(rule.page)?;
    Ok(Ended::Well)
}

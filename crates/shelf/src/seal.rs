use goldthread_ledger::{Authority, Fault, Ledger, Seq};

/// What a paper prints so that it can be proved later: the size and the words of the checkpoint at an entry, in the
/// form that `goldthread verify --against` takes.
///
/// # Errors
/// [`Fault`] when the ledger cannot be read.
pub fn seal(ledger: &dyn Ledger, authority: &Authority, at: Seq) -> Result<Option<String>, Fault> {
    let checkpoint = ledger.checkpoint_at(authority, at)?;
    Ok(checkpoint.map(|checkpoint| format!("{} {}", checkpoint.size, checkpoint.words())))
}

use thiserror::Error;
use uuid::{Builder, Uuid};

/// The system gives no random bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the system gives no random bytes; nothing secret can be made without")]
pub struct NoRandomness;

pub(crate) fn random<const N: usize>() -> Result<[u8; N], NoRandomness> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| NoRandomness)?;
    Ok(bytes)
}

pub(crate) fn random_id() -> Result<Uuid, NoRandomness> {
    Ok(Builder::from_random_bytes(random()?).into_uuid())
}

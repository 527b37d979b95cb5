use uuid::{Builder, Uuid};

use crate::Fault;

pub(crate) fn random<const N: usize>() -> Result<[u8; N], Fault> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|_| Fault::NoRandomness)?;
    Ok(bytes)
}

pub(crate) fn random_id() -> Result<Uuid, Fault> {
    Ok(Builder::from_random_bytes(random()?).into_uuid())
}

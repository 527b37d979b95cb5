//! An authenticator app on the phone of somebody in a test (RFC 6238).

use goldthread_accounts::{AccountId, Accounts};
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

use super::moment;

/// The code that it shows at the moment of the tests, once it was told a secret as somebody types it.
pub fn code(secret: &str) -> String {
    let secret: String = secret.split_whitespace().collect();
    let secret = data_encoding::BASE32_NOPAD.decode(secret.as_bytes()).expect("it is base32");
    let mut mac = Hmac::<Sha1>::new_from_slice(&secret).expect("HMAC takes keys of any length");
    mac.update(&(moment().as_second() / 30).to_be_bytes());
    let hash = mac.finalize().into_bytes();
    let offset = usize::from(hash[19] & 15);
    let number: [u8; 4] = hash[offset..offset + 4].try_into().expect("four bytes are four bytes");
    format!("{:06}", (u32::from_be_bytes(number) & 0x7fff_ffff) % 1_000_000)
}

/// Turns the second factor of an account on; gives the recovery codes.
pub fn enrol(accounts: &Accounts, account: AccountId) -> Vec<String> {
    let begun = accounts.begin_second_factor(account, "Goldthread", moment()).expect("it can begin");
    let code = code(&begun.secret());
    let codes = accounts.confirm_second_factor(account, &code, moment()).expect("the code is right");
    codes.reveal().collect()
}

//! An answer that is a status and no more.

use std::time::Duration;

use http::header::RETRY_AFTER;
use http::{Response, StatusCode};

/// A bare status.
pub fn refusal<B: Default>(status: StatusCode) -> Response<B> {
    let mut answer = Response::new(B::default());
    *answer.status_mut() = status;
    answer
}

/// A bare status, and when to ask again: in whole seconds, one at least.
pub fn later<B: Default>(status: StatusCode, after: Duration) -> Response<B> {
    let mut answer = refusal(status);
    let seconds = after.as_millis().div_ceil(1000).clamp(1, u64::MAX.into());
    let seconds = u64::try_from(seconds).expect("it was clamped");
    answer.headers_mut().insert(RETRY_AFTER, seconds.into());
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn seconds_are_whole() {
        let check = |millis: u64, expected: &str| {
            let answer: Response<()> = later(StatusCode::TOO_MANY_REQUESTS, Duration::from_millis(millis));
            assert_eq!(answer.headers()[RETRY_AFTER], expected, "{millis}");
        };
        check(0, "1");
        check(1, "1");
        check(1000, "1");
        check(1001, "2");
        check(59_999, "60");
    }
}

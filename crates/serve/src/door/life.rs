//! What a connection is doing, and when that has gone on for too long.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use tokio::sync::Notify;
use tokio::time::{Instant, sleep_until};

use crate::{AnswerPace, Limits};

/// Which HTTP a connection speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Http {
    /// 1.0 or 1.1: one request after the other, whose first byte is the first byte after the last answer.
    One,
    /// 2: many requests at once, and bytes that belong to none.
    Two,
}

/// What has gone on for too long.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Overdue {
    /// Nothing was asked: no fault of anybody.
    Idle,
    /// A request or an answer is not getting on.
    Slow,
}

/// What a connection is doing.
#[derive(Debug)]
pub struct Life {
    times: Times,
    doing: Mutex<Doing>,
    changed: Notify,
}

#[derive(Debug, Clone, Copy)]
struct Times {
    header: Duration,
    idle: Duration,
    answer: AnswerPace,
}

#[derive(Debug)]
struct Doing {
    /// Nothing until it is known.
    spoken: Option<Http>,
    /// Whether there was a request.
    was_asked: bool,
    /// Requests whose answer is being made; how long that may take is not said here.
    making: usize,
    /// Requests whose answer is being sent.
    sending: usize,
    /// When nothing was open for the first time, and it has been so since.
    since: Instant,
    /// When the first byte of the next request came.
    heard: Option<Instant>,
    /// When sending began, and when a piece was taken last.
    sent: (Instant, Instant),
    /// When it was told to end.
    leaving: Option<Instant>,
}

/// How long a connection that was told to end may stand open with nothing asked.
const LEAVE: Duration = Duration::from_secs(2);

impl Life {
    /// A connection that begins now.
    pub fn begin(limits: &Limits) -> Arc<Self> {
        let times = Times { header: limits.header_time, idle: limits.idle, answer: limits.answer };
        let now = Instant::now();
        let doing = Doing {
            spoken: None,
            was_asked: false,
            making: 0,
            sending: 0,
            since: now,
            heard: None,
            sent: (now, now),
            leaving: None,
        };
        Arc::new(Self { times, doing: Mutex::new(doing), changed: Notify::new() })
    }

    /// It is known which HTTP is spoken.
    pub fn speak(&self, spoken: Http) {
        self.change(|doing, _| doing.spoken = Some(spoken));
    }

    /// Some bytes came.
    pub fn hear(&self) {
        self.change(|doing, now| {
            let may_be_request = doing.spoken != Some(Http::Two) && doing.is_idle();
            if may_be_request && doing.heard.is_none() {
                doing.heard = Some(now);
            }
        });
    }

    /// It was told to end.
    pub fn leave(&self) {
        self.change(|doing, now| doing.leaving = Some(now));
    }

    /// A request has come.
    pub fn open(self: &Arc<Self>) -> Open {
        self.change(|doing, _| {
            doing.was_asked = true;
            doing.heard = None;
            doing.making += 1;
        });
        Open { life: Arc::clone(self), is_sending: false }
    }

    /// Waits until what it is doing has gone on for too long.
    pub async fn overdue(&self) -> Overdue {
        loop {
            let changed = self.changed.notified();
            let (due, kind) = self.lock().overdue(&self.times);
            match due {
                Some(at) if at <= Instant::now() => return kind,
                Some(at) => tokio::select! {
                    () = sleep_until(at) => {}
                    () = changed => {}
                },
                None => changed.await,
            }
        }
    }

    fn change(&self, change: impl FnOnce(&mut Doing, Instant)) {
        let mut doing = self.lock();
        let before = doing.due(&self.times);
        change(&mut doing, Instant::now());
        let due = doing.due(&self.times);
        // One who sleeps for too short a time looks again by itself.
        if due.is_some_and(|due| before.is_none_or(|before| due < before)) {
            self.changed.notify_one();
        }
    }

    fn lock(&self) -> MutexGuard<'_, Doing> {
        self.doing.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Doing {
    fn is_idle(&self) -> bool {
        self.making + self.sending == 0
    }

    /// When what it is doing has gone on for too long, and what that will be.
    fn overdue(&self, times: &Times) -> (Option<Instant>, Overdue) {
        let kind = if self.is_idle() && self.heard.is_none() { Overdue::Idle } else { Overdue::Slow };
        (self.due(times), kind)
    }

    fn due(&self, times: &Times) -> Option<Instant> {
        if self.making > 0 {
            return None;
        }
        let (began, taken) = self.sent;
        if self.sending > 0 {
            let stalled = taken + times.answer.stall;
            // Of many answers at once, each has its end in `Streams`.
            let whole = (self.spoken != Some(Http::Two)).then(|| began + times.answer.total);
            return Some(whole.map_or(stalled, |whole| whole.min(stalled)));
        }
        if let Some(leaving) = self.leaving {
            return Some(leaving.max(self.since) + LEAVE);
        }
        let heard = self.heard.filter(|_| self.was_asked);
        let waits = if self.was_asked { times.idle } else { times.header };
        Some(heard.map_or(self.since + waits, |heard| heard + times.header))
    }
}

/// A request and its answer; it is over when this is dropped.
#[derive(Debug)]
pub struct Open {
    life: Arc<Life>,
    is_sending: bool,
}

impl Open {
    /// The answer is made, and goes out from now on.
    pub fn answering(&mut self) {
        self.is_sending = true;
        self.life.change(|doing, now| {
            doing.making -= 1;
            doing.sending += 1;
            doing.sent = (now, now);
        });
    }

    /// A piece of the answer was taken.
    pub fn taken(&self) {
        self.life.change(|doing, now| doing.sent.1 = now);
    }
}

impl Drop for Open {
    fn drop(&mut self) {
        let is_sending = self.is_sending;
        self.life.change(|doing, now| {
            let count = if is_sending { &mut doing.sending } else { &mut doing.making };
            *count -= 1;
            if doing.is_idle() {
                doing.since = now;
                doing.heard = None;
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn life(spoken: Http) -> Arc<Life> {
        let life = Life::begin(&Limits::default());
        life.speak(spoken);
        life
    }

    /// Waits on a clock that stands still but for this, and says after how many seconds it was overdue.
    async fn check(life: &Life, expected: u64, kind: Overdue) {
        let start = Instant::now();
        let found = life.overdue().await;
        // The clock of the runtime has a grain of a millisecond.
        let waited = (start.elapsed() + Duration::from_millis(500)).as_secs();
        assert_eq!((waited, found), (expected, kind), "{life:?}");
    }

    async fn pass(seconds: u64) {
        tokio::time::advance(Duration::from_secs(seconds)).await;
    }

    #[tokio::test(start_paused = true)]
    async fn a_new_connection_has_ten_seconds_to_ask() {
        for (spoken, bytes, expected) in [
            (Http::One, false, Overdue::Idle),
            (Http::One, true, Overdue::Slow),
            (Http::Two, true, Overdue::Idle),
        ] {
            let life = life(spoken);
            pass(1).await;
            if bytes {
                life.hear();
            }
            check(&life, 9, expected).await;
        }
    }

    #[tokio::test(start_paused = true)]
    async fn after_an_answer_it_may_stand_idle_until_it_begins_to_ask() {
        let life = life(Http::One);
        drop(life.open());
        pass(70).await;
        life.hear();
        pass(6).await;
        life.hear();
        check(&life, 4, Overdue::Slow).await;
    }

    #[tokio::test(start_paused = true)]
    async fn bytes_of_http_two_are_not_always_a_request() {
        let life = life(Http::Two);
        drop(life.open());
        pass(1).await;
        life.hear();
        check(&life, 74, Overdue::Idle).await;
    }

    #[tokio::test(start_paused = true)]
    async fn one_that_waits_is_woken_when_it_is_due_sooner() {
        let life = life(Http::One);
        drop(life.open());
        let other = Arc::clone(&life);
        let waiting = tokio::spawn(async move { check(&other, 15, Overdue::Slow).await });
        tokio::task::yield_now().await;
        pass(5).await;
        life.hear();
        waiting.await.expect("it was overdue in time");
    }

    #[tokio::test(start_paused = true)]
    async fn making_an_answer_is_not_timed_here_but_sending_it_is() {
        let life = life(Http::One);
        let mut open = life.open();
        assert!(tokio::time::timeout(Duration::from_mins(10), life.overdue()).await.is_err());
        open.answering();
        for _ in 0..14 {
            pass(59).await;
            open.taken();
        }
        check(&life, 60, Overdue::Slow).await;
        open.taken();
        check(&life, 14, Overdue::Slow).await;
    }

    #[tokio::test(start_paused = true)]
    async fn one_stalled_answer_of_many_is_not_the_connections_end() {
        let life = life(Http::Two);
        let (mut stalled, mut other) = (life.open(), life.open());
        stalled.answering();
        other.answering();
        for _ in 0..30 {
            pass(59).await;
            other.taken();
        }
        drop(other);
        check(&life, 60, Overdue::Slow).await;
    }

    #[tokio::test(start_paused = true)]
    async fn one_that_was_told_to_end_has_two_seconds_when_nothing_is_open() {
        let life = life(Http::Two);
        let open = life.open();
        life.leave();
        assert!(tokio::time::timeout(Duration::from_mins(10), life.overdue()).await.is_err());
        drop(open);
        check(&life, 2, Overdue::Idle).await;
    }
}

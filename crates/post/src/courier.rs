use std::pin::pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};

use crate::carrier::Carrier;
use crate::turn::Turn;
use crate::{BadServer, Fault, Kind, Outbox, Server, Trouble};

/// How long it sleeps at most: another program may have put a letter in, or given its turn back.
const LONGEST_SLEEP: Duration = Duration::from_mins(1);

/// How long a letter that is being sent is given when the program is told to stop. A server stops within ten seconds.
const GRACE: Duration = Duration::from_secs(5);

const TIDIED_EVERY: SignedDuration = SignedDuration::from_hours(1);

/// Who takes letters from an outbox to a mail server.
///
/// Of all couriers of one outbox, in whatever program, one at a time has the turn. It ends with its program.
pub struct Courier {
    outbox: Arc<Outbox>,
    carrier: Carrier,
    turn: Option<Turn>,
    tidied: Option<Timestamp>,
}

/// What came of a round.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Round {
    /// How many letters the server took.
    pub sent: u64,
    /// How many attempts came to nothing.
    pub troubled: u64,
    /// Why the server could not be used, if that ended the round.
    pub no_server: Option<Trouble>,
}

impl Courier {
    /// A courier who has not set out yet.
    ///
    /// # Errors
    /// [`BadServer`] when these settings can never work.
    pub fn new(outbox: Arc<Outbox>, server: Server) -> Result<Self, BadServer> {
        Ok(Self { outbox, carrier: Carrier::new(server)?, turn: None, tidied: None })
    }

    /// Sends letters as they are put in and fall due, until `shutdown` ends. It needs a tokio runtime with time and sockets, and nothing else
    /// that reminds it. Faults are logged and tried again.
    pub async fn run(mut self, clock: impl Fn() -> Timestamp, shutdown: impl Future<Output = ()>) {
        let mut shutdown = pin!(shutdown);
        let is_over = AtomicBool::new(false);
        loop {
            let sleep = {
                let mut round = pin!(self.round(&clock, &is_over));
                tokio::select! {
                    sleep = &mut round => sleep,
                    () = &mut shutdown => {
                        is_over.store(true, Ordering::Relaxed);
                        // A letter that is cut off here will be sent again, and arrive twice at worst.
                        let _ = tokio::time::timeout(GRACE, round).await;
                        break;
                    }
                }
            };
            tokio::select! {
                () = tokio::time::sleep(sleep) => {}
                () = self.outbox.letters() => {}
                () = &mut shutdown => break,
            }
        }
    }

    /// Sends what is due. None where another courier has the turn.
    ///
    /// # Errors
    /// [`Fault`] when the outbox cannot be read or written; a letter may then be under way still, and is taken up again by whoever has the
    /// turn next.
    pub async fn deliver_due(&mut self, clock: impl Fn() -> Timestamp) -> Result<Option<Round>, Fault> {
        self.deliver(&clock, &AtomicBool::new(false)).await
    }

    /// A round, and what belongs to it; tells how long to sleep after it.
    async fn round(&mut self, clock: &impl Fn() -> Timestamp, is_over: &AtomicBool) -> Duration {
        let came = self.deliver(clock, is_over).await;
        log(&came);
        if came.is_err() {
            // Letters that are under way in name only are found when the turn is taken again.
            self.turn = None;
        }
        if let Err(fault) = self.tidy(clock()).await {
            tracing::warn!(%fault, "letters that were kept for long enough could not be erased");
        }
        match came {
            Ok(Some(_)) => self.sleep(clock()).await,
            Ok(None) | Err(_) => LONGEST_SLEEP,
        }
    }

    async fn deliver(
        &mut self,
        clock: &impl Fn() -> Timestamp,
        is_over: &AtomicBool,
    ) -> Result<Option<Round>, Fault> {
        if self.turn.is_none() {
            let now = clock();
            self.turn = self.with(move |outbox| outbox.turn(now)).await?;
        }
        if self.turn.is_none() {
            return Ok(None);
        }
        let came = self.deliver_until(clock, is_over).await;
        self.carrier.hang_up().await;
        came.map(Some)
    }

    /// What falls due while the round goes on waits for the next, so that a round ends.
    async fn deliver_until(
        &mut self,
        clock: &impl Fn() -> Timestamp,
        is_over: &AtomicBool,
    ) -> Result<Round, Fault> {
        let (begun, mut round) = (clock(), Round::default());
        while !is_over.load(Ordering::Relaxed) {
            let Some(letter) = self.with(move |outbox| outbox.claim(begun)).await? else { break };
            let came = self.carrier.carry(&letter).await;
            round.count(&came);
            let now = clock();
            self.with(move |outbox| outbox.settle(&letter, &came, now)).await?;
            if round.no_server.is_some() {
                break;
            }
        }
        Ok(round)
    }

    async fn tidy(&mut self, now: Timestamp) -> Result<(), Fault> {
        if self.turn.is_none() || self.tidied.is_some_and(|last| now.duration_since(last) < TIDIED_EVERY) {
            return Ok(());
        }
        self.with(move |outbox| outbox.housekeeping(now)).await?;
        self.tidied = Some(now);
        Ok(())
    }

    async fn sleep(&self, now: Timestamp) -> Duration {
        let due = self.with(Outbox::next_due).await.unwrap_or_default();
        let wait =
            due.map_or(LONGEST_SLEEP, |due| due.duration_since(now).try_into().unwrap_or(Duration::ZERO));
        wait.min(LONGEST_SLEEP)
    }

    /// Asks the outbox where waiting for the disk holds up no other task.
    async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&Outbox) -> Result<T, Fault> + Send + 'static,
    ) -> Result<T, Fault> {
        let outbox = Arc::clone(&self.outbox);
        let done = tokio::task::spawn_blocking(move || work(&outbox)).await;
        done.unwrap_or_else(|error| Err(Fault::Failed { place: self.outbox.place(), cause: Arc::new(error) }))
    }
}

impl Round {
    fn count(&mut self, came: &Result<(), Trouble>) {
        match came {
            Ok(()) => self.sent += 1,
            Err(trouble) => {
                self.troubled += 1;
                self.no_server = Some(trouble).filter(|trouble| trouble.kind == Kind::NoServer).cloned();
            }
        }
    }
}

/// Says what came of it, and nothing of whom a letter was for or what it was.
fn log(came: &Result<Option<Round>, Fault>) {
    match came {
        Ok(Some(Round { no_server: Some(trouble), sent, .. })) => {
            let Trouble { code, said, .. } = trouble;
            tracing::warn!(sent, code, said, "the mail server cannot be used; letters wait");
        }
        Ok(Some(Round { sent, troubled, .. })) if sent + troubled > 0 => {
            tracing::info!(sent, troubled, "letters were taken to the mail server");
        }
        Ok(_) => {}
        Err(fault) => {
            let cause = std::error::Error::source(fault).map(ToString::to_string);
            tracing::error!(%fault, cause, "letters could not be sent");
        }
    }
}

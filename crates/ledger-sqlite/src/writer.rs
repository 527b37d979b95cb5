//! One thread owns the connection that writes, and commits in groups.
//!
//! It takes every task that waits, runs them in one transaction, each in a savepoint of its own, and commits once: one
//! sync of the disk for all of them. A task that is refused goes back to its savepoint and leaves the others as they
//! are. Nobody is answered before the commit. What is answered with a fault was not kept, save that a system which
//! fails while it syncs may still have written it: whoever hears of a fault looks again before repeating.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread::JoinHandle;

use goldthread_ledger::archive::RestoreError;
use goldthread_ledger::{AppendError, Fault};
use rusqlite::Connection;

use crate::file::DbFile;
use crate::session::Session;

/// How many tasks may wait before callers are held back.
const QUEUE: usize = 1024;

/// An error that may be a fault of the file.
pub(crate) trait MayBeFault: From<Fault> + Send + 'static {
    fn as_fault(&self) -> Option<&Fault>;
}

impl MayBeFault for Fault {
    fn as_fault(&self) -> Option<&Fault> {
        Some(self)
    }
}

impl MayBeFault for AppendError {
    fn as_fault(&self) -> Option<&Fault> {
        if let Self::Fault(fault) = self { Some(fault) } else { None }
    }
}

impl MayBeFault for RestoreError {
    fn as_fault(&self) -> Option<&Fault> {
        if let Self::Fault(fault) = self { Some(fault) } else { None }
    }
}

/// Whether a task may share its transaction with others.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Company {
    /// It knows of the others by the session alone, and can be run again if their transaction fails.
    Shared,
    /// It reads what is written when a transaction ends, or can be run once only.
    Alone,
}

trait Task: Send {
    fn company(&self) -> Company;
    /// Does the work; an error has a fault where there was one.
    fn run(&mut self, db: &Connection, session: &mut Session) -> Result<(), Option<Fault>>;
    /// Tells the caller what came of it; a fault stands for whatever the work itself gave.
    fn answer(&mut self, fault: Option<&Fault>);
}

struct Job<T, E, F> {
    company: Company,
    work: F,
    outcome: Option<Result<T, E>>,
    reply: SyncSender<Result<T, E>>,
}

impl<T, E, F> Task for Job<T, E, F>
where
    T: Send,
    E: MayBeFault,
    F: FnMut(&Connection, &mut Session) -> Result<T, E> + Send,
{
    fn company(&self) -> Company {
        self.company
    }

    fn run(&mut self, db: &Connection, session: &mut Session) -> Result<(), Option<Fault>> {
        self.outcome = None;
        let outcome = catch_unwind(AssertUnwindSafe(|| (self.work)(db, session))).map_err(|_| None)?;
        let ran = outcome.as_ref().map(|_| ()).map_err(|error| error.as_fault().cloned());
        self.outcome = Some(outcome);
        ran
    }

    fn answer(&mut self, fault: Option<&Fault>) {
        let answer = fault.map(|fault| Err(fault.clone().into())).or_else(|| self.outcome.take());
        if let Some(answer) = answer {
            // A caller that has gone needs no answer; the entry is kept all the same.
            let _ = self.reply.send(answer);
        }
    }
}

type Tasks = Vec<Box<dyn Task>>;

/// The way to the writer's thread. The thread ends, and closes the file, when this is dropped.
pub(crate) struct Writer {
    file: DbFile,
    queue: Option<SyncSender<Box<dyn Task>>>,
    thread: Option<JoinHandle<()>>,
}

impl Writer {
    pub(crate) fn start(file: DbFile, db: Connection, group: usize) -> Result<Self, Fault> {
        let (queue, waiting) = sync_channel(QUEUE);
        let here = Thread { file: file.clone(), db, group, waiting };
        let thread = std::thread::Builder::new().name("ledger-writer".into()).spawn(move || here.run());
        let thread = thread.map_err(|error| Fault::Failed { place: file.place(), cause: Arc::new(error) })?;
        Ok(Self { file, queue: Some(queue), thread: Some(thread) })
    }

    /// Runs `work` in a transaction on the writer's thread, and waits until that is on the disk.
    pub(crate) fn run<T, E>(
        &self,
        company: Company,
        work: impl FnMut(&Connection, &mut Session) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: MayBeFault,
    {
        let stopped = || Fault::Stopped { place: self.file.place() };
        let (reply, answer) = sync_channel(1);
        let task = Box::new(Job { company, work, outcome: None, reply });
        let queue = self.queue.as_ref().ok_or_else(stopped)?;
        queue.send(task).map_err(|_| stopped())?;
        answer.recv().unwrap_or_else(|_| Err(stopped().into()))
    }
}

impl Drop for Writer {
    fn drop(&mut self) {
        self.queue = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

struct Thread {
    file: DbFile,
    db: Connection,
    group: usize,
    waiting: Receiver<Box<dyn Task>>,
}

impl Thread {
    fn run(self) {
        let mut kept_back = None;
        while let Some(first) = kept_back.take().or_else(|| self.waiting.recv().ok()) {
            let mut tasks = vec![first];
            while tasks.len() < self.group && tasks[0].company() == Company::Shared {
                match self.waiting.try_recv() {
                    Ok(task) if task.company() == Company::Shared => tasks.push(task),
                    Ok(task) => {
                        kept_back = Some(task);
                        break;
                    }
                    Err(_) => break,
                }
            }
            self.commit(tasks);
        }
    }

    /// Commits the tasks together; where that fails for want of room, each on its own, so that one that is too large
    /// does not stop the others.
    fn commit(&self, mut tasks: Tasks) {
        match self.attempt(&mut tasks) {
            Err(Fault::Full { .. }) if tasks.len() > 1 => {
                for task in &mut tasks {
                    let fault = self.attempt(std::slice::from_mut(task)).err();
                    task.answer(fault.as_ref());
                }
            }
            outcome => {
                let fault = outcome.err();
                for task in &mut tasks {
                    task.answer(fault.as_ref());
                }
            }
        }
    }

    fn attempt(&self, tasks: &mut [Box<dyn Task>]) -> Result<(), Fault> {
        self.execute("BEGIN IMMEDIATE")?;
        let mut session = Session::default();
        let outcome = tasks.iter_mut().try_for_each(|task| self.attempt_one(task.as_mut(), &mut session));
        let outcome = outcome.and_then(|()| session.save(&self.db).map_err(|error| self.file.fault(error)));
        let outcome = outcome.and_then(|()| self.execute("COMMIT"));
        if outcome.is_err() && !self.db.is_autocommit() {
            let _ = self.execute("ROLLBACK");
        }
        outcome
    }

    /// Fails only where the transaction of the whole group is lost.
    fn attempt_one(&self, task: &mut dyn Task, session: &mut Session) -> Result<(), Fault> {
        self.mark("SAVEPOINT task")?;
        match task.run(&self.db, session) {
            Ok(()) => self.mark("RELEASE task"),
            // On some errors SQLite takes the whole transaction back by itself.
            Err(fault) if self.db.is_autocommit() => {
                Err(fault.unwrap_or(Fault::Stopped { place: self.file.place() }))
            }
            Err(_) => self.execute("ROLLBACK TO task; RELEASE task"),
        }
    }

    /// The statements that every task needs; their prepared form is kept.
    fn mark(&self, sql: &str) -> Result<(), Fault> {
        let done = self.db.prepare_cached(sql).and_then(|mut statement| statement.execute([]));
        done.map(drop).map_err(|error| self.file.fault(error))
    }

    fn execute(&self, sql: &str) -> Result<(), Fault> {
        self.db.execute_batch(sql).map_err(|error| self.file.fault(error))
    }
}

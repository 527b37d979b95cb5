//! One thread owns the connection that writes, and commits in groups.
//!
//! It runs every task that waits, or comes meanwhile, in one transaction and commits once: one sync of the disk for all of
//! them. A task that is refused leaves the others as they are. Nobody is answered before the commit. What is answered with a fault was not kept, save that a system which
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
            let fault = self.commit(&mut tasks, &mut kept_back).err();
            for task in &mut tasks {
                task.answer(fault.as_ref());
            }
        }
    }

    /// Commits the first task together with those that come while it is at work.
    ///
    /// Marks between tasks cost more than the tasks, and are needed only where one is refused: then all are done again,
    /// with marks. Where that fails for want of room each is done on its own, so that one that is too large does not
    /// stop the others.
    fn commit(&self, tasks: &mut Tasks, kept_back: &mut Option<Box<dyn Task>>) -> Result<(), Fault> {
        match self.unmarked(tasks, kept_back) {
            Ok(Ran::All) => return Ok(()),
            Ok(Ran::OneRefused) if tasks.len() == 1 => return Ok(()),
            Err(Fault::Full { .. }) if tasks.len() > 1 => {}
            Err(fault) => return Err(fault),
            Ok(Ran::OneRefused) => {}
        }
        match self.marked(tasks) {
            Err(Fault::Full { .. }) => {
                for task in tasks.iter_mut() {
                    let fault = self.marked(std::slice::from_mut(task)).err();
                    task.answer(fault.as_ref());
                }
                tasks.clear();
                Ok(())
            }
            outcome => outcome,
        }
    }

    /// One transaction without marks; it is taken back where a task is refused.
    fn unmarked(&self, tasks: &mut Tasks, kept_back: &mut Option<Box<dyn Task>>) -> Result<Ran, Fault> {
        self.mark("BEGIN IMMEDIATE")?;
        let mut session = Session::default();
        let mut done = 0;
        while done < tasks.len() {
            if let Err(fault) = tasks[done].run(&self.db, &mut session) {
                self.take_back();
                return fault.filter(|_| tasks.len() == 1).map_or(Ok(Ran::OneRefused), Err);
            }
            done += 1;
            if done == tasks.len() && kept_back.is_none() {
                self.admit_another(tasks, kept_back);
            }
        }
        self.finish(Ok(()), &session).map(|()| Ran::All)
    }

    /// Takes a waiting task in, if it may share the transaction; one that may not is the next one's first.
    fn admit_another(&self, tasks: &mut Tasks, kept_back: &mut Option<Box<dyn Task>>) {
        if tasks.len() >= self.group || tasks[0].company() == Company::Alone {
            return;
        }
        match self.waiting.try_recv() {
            Ok(task) if task.company() == Company::Shared => tasks.push(task),
            Ok(task) => *kept_back = Some(task),
            Err(_) => {}
        }
    }

    /// One transaction in which a task that is refused is taken back alone.
    fn marked(&self, tasks: &mut [Box<dyn Task>]) -> Result<(), Fault> {
        self.mark("BEGIN IMMEDIATE")?;
        let mut session = Session::default();
        let outcome = tasks.iter_mut().try_for_each(|task| self.attempt_one(task.as_mut(), &mut session));
        self.finish(outcome, &session)
    }

    fn finish(&self, outcome: Result<(), Fault>, session: &Session) -> Result<(), Fault> {
        let outcome = outcome.and_then(|()| session.save(&self.db).map_err(|error| self.file.fault(error)));
        let outcome = outcome.and_then(|()| self.mark("COMMIT"));
        if outcome.is_err() {
            self.take_back();
        }
        outcome
    }

    fn take_back(&self) {
        if !self.db.is_autocommit() {
            let _ = self.execute("ROLLBACK");
        }
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

    /// The statements that every task or transaction needs; their prepared form is kept.
    fn mark(&self, sql: &str) -> Result<(), Fault> {
        let done = self.db.prepare_cached(sql).and_then(|mut statement| statement.execute([]));
        done.map(drop).map_err(|error| self.file.fault(error))
    }

    fn execute(&self, sql: &str) -> Result<(), Fault> {
        self.db.execute_batch(sql).map_err(|error| self.file.fault(error))
    }
}

/// What came of a transaction without marks.
enum Ran {
    All,
    OneRefused,
}

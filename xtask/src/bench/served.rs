//! A running server, and how long it takes from its start to its first page.

use super::load::Connection;
use super::process::{Program, kilobytes};
use super::row::Row;
use super::{Bench, document};
use std::net::{SocketAddr, TcpListener};
use std::process::Child;
use std::time::{Duration, Instant};

const PLANS: usize = 10;
const ACTIONS: usize = 100;
const MILLISECONDS: f64 = 300.0;
const MEGABYTES: f64 = 80.0;
const PATIENCE: Duration = Duration::from_secs(30);

/// A server over ten plans of a hundred actions; it ends when this is dropped.
pub struct Served {
    child: Child,
    pub address: SocketAddr,
    /// From the start of the process to the first page.
    pub first_page: Duration,
}

impl Served {
    /// Takes the ten plans in, once, and starts a server on a free port.
    pub fn start(bench: &Bench) -> Result<Self, String> {
        Self::ten_plans(bench, "ten")?;
        Self::over(&bench.program, "ten", "/")
    }

    /// The data folder with the ten plans, made where it is not there.
    pub fn ten_plans(bench: &Bench, data: &str) -> Result<(), String> {
        if bench.program.folder.join(data).exists() { Ok(()) } else { take_in(bench, data) }
    }

    /// Starts a server on a free port, and waits for the first page that it gives.
    pub fn over(program: &Program, data: &str, first: &str) -> Result<Self, String> {
        let address = free_address()?;
        let start = Instant::now();
        let mut command = program.command(&["serve", "--data", data, "--address", &address.to_string()]);
        // A phone that shows codes is no part of what is measured.
        command.env("GOLDTHREAD_SECOND_FACTOR", "choice");
        let child = command.spawn().map_err(|error| error.to_string())?;
        let mut served = Self { child, address, first_page: Duration::ZERO };
        served.await_page(start, first)?;
        served.first_page = start.elapsed();
        Ok(served)
    }

    fn await_page(&self, start: Instant, first: &str) -> Result<(), String> {
        loop {
            match Connection::open(self.address).and_then(|mut connection| connection.get(first)) {
                Ok(_) => return Ok(()),
                Err(error) if start.elapsed() > PATIENCE => return Err(format!("no first page: {error}")),
                Err(_) => std::thread::sleep(Duration::from_millis(1)),
            }
        }
    }

    fn megabytes(&self) -> f64 {
        let resident = kilobytes(&self.child, "VmRSS:").unwrap_or(0);
        f64::from(u32::try_from(resident).unwrap_or(u32::MAX)) / 1024.0
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn take_in(bench: &Bench, data: &str) -> Result<(), String> {
    for number in 1..=PLANS {
        let name = format!("plan-{number}.txt");
        bench.write(&name, &document::plan(number, ACTIONS))?;
        bench.import(data, &name)?;
    }
    Ok(())
}

fn free_address() -> Result<SocketAddr, String> {
    let listener = TcpListener::bind("127.0.0.1:0").map_err(|error| error.to_string())?;
    listener.local_addr().map_err(|error| error.to_string())
}

/// The middle of five starts, and the memory of the last.
pub fn measure(bench: &Bench) -> Result<Vec<Row>, String> {
    let mut starts = (0..5)
        .map(|_| Served::start(bench))
        .map(|s| s.map(|s| (s.first_page, s.megabytes())))
        .collect::<Result<Vec<_>, _>>()?;
    starts.sort_by_key(|(time, _)| *time);
    let (time, megabytes) = starts[starts.len() / 2];
    let what = format!("start to first page, {PLANS} plans of {ACTIONS} actions");
    Ok(vec![
        Row::at_most(what, time.as_secs_f64() * 1000.0, MILLISECONDS, "ms"),
        Row::at_most("resident after the first page", megabytes, MEGABYTES, "MB"),
    ])
}

//! A hundred people who sign in at once and then read: how long a sign-in takes, and whether pages keep their budget meanwhile.

use super::Bench;
use super::load::{self, Connection};
use super::pages::links;
use super::process::Program;
use super::row::Row;
use super::served::Served;
use std::net::SocketAddr;
use std::time::{Duration, Instant};

const DATA: &str = "people";
const PEOPLE: usize = 100;
const PASSWORD: &str = "otter+lantern+meadow+crisp";
const READING: Duration = Duration::from_secs(5);
/// The same budget as for pages of people who have signed in long ago.
const MILLISECONDS: f64 = 10.0;

/// What came of one person's visit.
struct Visit {
    sign_in: Duration,
    pages: Vec<Duration>,
}

/// Everybody signs in at the same moment, then reads plan, actions, flags and first page, one after another.
pub fn measure(bench: &Bench) -> Result<Vec<Row>, String> {
    people(bench)?;
    let served = Served::over(&bench.program, DATA, "/sign-in")?;
    let (address, until) = (served.address, Instant::now() + READING);
    let visits = std::thread::scope(|scope| {
        let threads: Vec<_> =
            (0..PEOPLE).map(|nth| scope.spawn(move || visit(address, nth, until))).collect();
        let ended =
            threads.into_iter().map(|thread| thread.join().map_err(|_| "somebody's thread stopped")?);
        ended.collect::<Result<Vec<_>, String>>()
    })?;
    Ok(rows(&visits))
}

fn rows(visits: &[Visit]) -> Vec<Row> {
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    let signing_in = load::sorted(visits.iter().map(|visit| visit.sign_in));
    let server = load::sorted(visits.iter().flat_map(|visit| visit.pages.iter().copied()));
    let slowest = signing_in.last().copied().unwrap_or_default();
    let pages = load::percentile(&server, 99).unwrap_or_default();
    vec![
        Row::note(
            format!("{PEOPLE} people sign in at once, no error: the last one is in after"),
            format!("{:.0} ms", milliseconds(slowest)),
        ),
        Row::at_most(
            format!("their pages while they sign in and read, server p99 of {}", server.len()),
            milliseconds(pages),
            MILLISECONDS,
            "ms",
        ),
    ]
}

/// Signs in, then reads until the time is over. Any answer but the one that is due ends the measurement.
fn visit(address: SocketAddr, nth: usize, until: Instant) -> Result<Visit, String> {
    let mut connection = Connection::open(address)?;
    let start = Instant::now();
    connection.post("/sign-in", &format!("login={}&password={PASSWORD}", login(nth)))?;
    let sign_in = start.elapsed();
    let home = String::from_utf8_lossy(&connection.get("/")?).into_owned();
    let plan = links(&home).next().ok_or("the first page leads to no plan")?;
    let paths = [plan.to_owned(), format!("{plan}/actions"), format!("{plan}/flags"), "/".to_owned()];
    let mut pages = Vec::new();
    for path in paths.iter().cycle() {
        if Instant::now() >= until {
            break;
        }
        connection.get(path)?;
        pages.extend(connection.server_time());
    }
    Ok(Visit { sign_in, pages })
}

fn login(nth: usize) -> String {
    format!("person{nth}@council.example")
}

/// A data folder with ten plans and a hundred people who have set their passwords.
fn people(bench: &Bench) -> Result<(), String> {
    Served::ten_plans(bench, DATA)?;
    let links = (0..PEOPLE).map(|nth| let_in(&bench.program, nth)).collect::<Result<Vec<_>, _>>()?;
    let served = Served::over(&bench.program, DATA, "/sign-in")?;
    for link in links {
        let mut connection = Connection::open(served.address)?;
        connection.post(&link, &format!("password={PASSWORD}&again={PASSWORD}"))?;
    }
    Ok(())
}

/// Adds somebody, and gives the path of the link by which they set their password.
fn let_in(program: &Program, nth: usize) -> Result<String, String> {
    let (name, login) = (format!("Person {nth}"), login(nth));
    let mut arguments = vec!["--data", DATA, "user", "add", &name, &login, "--right", "improvement-lead"];
    if nth == 0 {
        arguments.extend(["--right", "administrator"]);
    }
    let said = String::from_utf8_lossy(&program.run(&arguments, &[0])?).into_owned();
    let from = said.find("/links/").ok_or("no link was printed")?;
    Ok(said[from..].split_whitespace().next().unwrap_or_default().to_owned())
}

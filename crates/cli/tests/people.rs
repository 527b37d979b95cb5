//! People who sign in, as the owner of the machine sees to them.

mod support;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{SocketAddr, TcpStream};
use std::process::{Child, ChildStdout, Stdio};
use std::time::{Duration, Instant};

use support::{arg, command, run, sample};
use tempfile::TempDir;

/// A data folder with a plan in it.
fn folder() -> TempDir {
    let folder = TempDir::new().expect("a folder can be made");
    let plan = sample("action-plan.txt");
    let ran = run(&[
        "--data",
        arg(folder.path()),
        "import",
        &plan,
        "--authority",
        "Wethercombe Borough Council",
        "--yes",
    ]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    folder
}

fn user(folder: &TempDir, arguments: &[&str]) -> support::Ran {
    run(&[&["--data", arg(folder.path()), "user"], arguments].concat())
}

/// A running server, ended when this is dropped.
struct Server {
    child: Child,
    address: SocketAddr,
    said: BufReader<ChildStdout>,
}

impl Server {
    /// Nobody has to have a second factor.
    fn start(folder: &TempDir) -> Self {
        Self::start_with(folder, &["--second-factor", "choice"])
    }

    fn start_with(folder: &TempDir, more: &[&str]) -> Self {
        let serve = ["--data", arg(folder.path()), "serve", "--address", "127.0.0.1:0"];
        let mut command = command(&[&serve, more].concat());
        let mut child =
            command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().expect("it can be started");
        let mut said = BufReader::new(child.stdout.take().expect("it is piped"));
        let mut line = String::new();
        said.read_line(&mut line).expect("it says where it is");
        let address =
            line.split("http://").nth(1).and_then(|rest| rest.split('/').next()).expect("an address");
        Self { child, address: address.parse().expect("an address"), said }
    }

    /// The answer to a request, as it came.
    fn ask(&self, method: &str, path: &str, cookie: &str, form: &str) -> String {
        let mut stream = TcpStream::connect(self.address).expect("it listens");
        let (host, length) = (self.address, form.len());
        let request = format!(
            "{method} {path} HTTP/1.1\r\nHost: {host}\r\nOrigin: http://{host}\r\nCookie: {cookie}\r\nConnection: close\r\n\
             Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {length}\r\n\r\n{form}"
        );
        stream.write_all(request.as_bytes()).expect("it can be asked");
        let mut answer = String::new();
        stream.read_to_string(&mut answer).expect("it answers");
        answer
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

const PASSWORDS: &str = "password=otter+lantern+meadow+crisp&again=otter+lantern+meadow+crisp";

/// The session that an answer hands out.
fn session(answer: &str) -> String {
    let cookie =
        answer.split("set-cookie: goldthread=").nth(1).unwrap_or_else(|| panic!("no session: {answer}"));
    format!("goldthread={}", cookie.split(';').next().expect("it has an end"))
}

fn path_of(said: &str) -> String {
    let from = said.find("/links/").unwrap_or_else(|| panic!("no link: {said}"));
    said[from..].split_whitespace().next().expect("it has an end").to_owned()
}

#[test]
fn the_first_person_is_administrator_and_everybody_signs_in_from_then_on() {
    let folder = folder();
    let added =
        user(&folder, &["add", "Ada Admin", "ada@wethercombe.example", "--site", "https://plans.example/"]);
    assert_eq!(added.status, 0, "{}", added.err);
    assert!(added.out.starts_with("https://plans.example/links/"), "{}", added.out);
    let list = user(&folder, &["list"]).out;
    assert_eq!(
        list,
        "ada@wethercombe.example (no password yet)  Ada Admin, Wethercombe Borough Council: administrator, improvement lead\n"
    );

    let server = Server::start(&folder);
    assert!(server.ask("GET", "/plans", "", "").starts_with("HTTP/1.1 303"), "nobody is let in");
    let cookie = session(&server.ask("POST", &path_of(&added.out), "", PASSWORDS));
    let plans = server.ask("GET", "/plans", &cookie, "");
    assert!(plans.starts_with("HTTP/1.1 200") && plans.contains("Improvement Plan"), "{plans}");

    // Another who has no password yet could let nobody in.
    user(&folder, &["add", "Bea Admin", "bea@wethercombe.example", "--right", "administrator"]);
    let disabled = user(&folder, &["disable", "ADA@wethercombe.example"]);
    let said = "ada@wethercombe.example can sign in no more.\nThey are the only administrator of Wethercombe Borough Council who can sign in: ";
    assert_eq!((disabled.status, disabled.out.starts_with(said)), (0, true), "{}", disabled.out);
    // The server hears of it with its next glance at the file.
    let until = Instant::now() + Duration::from_secs(20);
    while server.ask("GET", "/plans", &cookie, "").starts_with("HTTP/1.1 200") {
        assert!(Instant::now() < until, "what was open ends");
    }
}

#[test]
fn the_link_of_the_first_start_makes_the_first_administrator() {
    let folder = folder();
    let mut server = Server::start_with(&folder, &[]);
    let mut words = String::new();
    while !words.contains("/links/") {
        assert!(server.said.read_line(&mut words).expect("it says more") > 0, "{words}");
    }
    assert!(
        server.ask("GET", "/plans", "", "").starts_with("HTTP/1.1 200"),
        "nobody is asked who they are yet"
    );
    let form = format!("name=Ada+Admin&login=ada%40wethercombe.example&{PASSWORDS}");
    let cookie = session(&server.ask("POST", &path_of(&words), "", &form));
    let led = server.ask("GET", "/plans", &cookie, "");
    assert!(
        led.contains("location: /account/second-factor?to=/plans"),
        "an administrator needs another: {led}"
    );
    let asked = server.ask("GET", "/account/second-factor", &cookie, "");
    assert!(asked.contains("Whoever runs Goldthread asks it of you"), "{asked}");
    assert!(
        server.ask("GET", "/plans", "", "").starts_with("HTTP/1.1 303"),
        "from now on everybody is asked"
    );
    let log = run(&["--data", arg(folder.path()), "log"]);
    assert!(log.out.contains("Ada Admin") && !log.out.contains("ada@wethercombe"), "{}", log.out);
    assert!(!log.out.contains("otter"), "a password is nowhere");
}

#[test]
fn what_cannot_be_done_says_what_to_do() {
    let folder = folder();
    let check = |arguments: &[&str], words: &str| {
        let ran = user(&folder, arguments);
        assert_eq!(ran.status, 2, "{arguments:?}: {}", ran.out);
        assert!(ran.err.contains(words), "{arguments:?}: {}", ran.err);
    };
    check(&["link", "nobody@wethercombe.example"], "`goldthread user list` prints who does");
    check(&["remove-factor", "nobody@wethercombe.example"], "`goldthread user list` prints who does");
    check(&["add", "", "ada@wethercombe.example"], "a name");
    check(&["add", "Ada Admin", "not an address"], "address");
    check(&["add", "Ada Admin", "ada@wethercombe.example", "--right", "king"], "not a right");
    check(
        &["add", "Ada Admin", "ada@wethercombe.example", "--right", "reader"],
        "there is no administrator yet",
    );
    assert_eq!(user(&folder, &["list"]).out, "", "nothing is left of what was refused");
    user(&folder, &["add", "Ada Admin", "ada@wethercombe.example"]);
    check(&["remove-factor", "ada@wethercombe.example"], "has no second factor");
    let list = user(&folder, &["list"]).out;
    for file in ["accounts.db", "accounts.db-wal", "accounts.db-shm"] {
        let _ = std::fs::remove_file(folder.path().join(file));
    }
    assert_eq!(user(&folder, &["list"]).out, "", "the accounts are lost");
    assert!(user(&folder, &["add", "Ada Admin", "ada@wethercombe.example"]).out.contains("/links/"));
    assert_eq!(user(&folder, &["list"]).out, list, "and are given back to the people that are there");
    check(&["add", "Ada Again", "ada@wethercombe.example"], "Ada Admin");
}

#[test]
fn an_account_that_another_authority_made_opens_nothing_before_its_owner_has_set_a_new_password() {
    let folder = folder();
    user(&folder, &["add", "Ada Admin", "ada@wethercombe.example"]);
    let early = user(&folder, &["add", "Head of Visits", "head@other.example", "--right", "reader"]);
    let server = Server::start(&folder);
    let cookie = session(&server.ask("POST", &path_of(&early.out), "", PASSWORDS));
    let other = sample("progress-report.md");
    let ran = run(&["--data", arg(folder.path()), "import", &other, "--authority", "Other Council", "--yes"]);
    assert_eq!(ran.status, 0, "{}", ran.err);
    let first = user(&folder, &["add", "Gus Great", "gus@other.example", "--authority", "Other Council"]);
    assert_eq!(first.status, 0, "{}", first.err);
    let joined = user(
        &folder,
        &["add", "Head of Visits", "head@other.example", "--authority", "Other Council", "--right", "reader"],
    );
    assert!(joined.out.contains("no longer good") && joined.out.contains("/links/"), "{}", joined.out);
    drop(server);
    let server = Server::start(&folder);
    assert!(
        server.ask("GET", "/plans", &cookie, "").starts_with("HTTP/1.1 303"),
        "the session before has ended"
    );
    let form = "login=head%40other.example&password=otter+lantern+meadow+crisp";
    assert!(server.ask("POST", "/sign-in", "", form).starts_with("HTTP/1.1 400"), "so has the password");
    let set = PASSWORDS.replace("otter", "heron");
    let cookie = session(&server.ask("POST", &path_of(&joined.out), "", &set));
    let both = server.ask("GET", "/authorities", &cookie, "");
    assert!(both.contains("Other Council") && both.contains("Wethercombe Borough Council"), "{both}");
}

#[test]
fn what_somebody_has_open_is_ended_and_they_can_sign_in_again() {
    let folder = folder();
    let added = user(&folder, &["add", "Ada Admin", "ada@wethercombe.example"]);
    let server = Server::start(&folder);
    let cookie = session(&server.ask("POST", &path_of(&added.out), "", PASSWORDS));
    assert!(server.ask("GET", "/plans", &cookie, "").starts_with("HTTP/1.1 200"));
    let ended = user(&folder, &["end-sessions", "ada@wethercombe.example"]);
    assert_eq!(
        ended.out, "ada@wethercombe.example is signed out everywhere: 1 session ended.\n",
        "{}",
        ended.err
    );
    let until = Instant::now() + Duration::from_secs(20);
    while server.ask("GET", "/plans", &cookie, "").starts_with("HTTP/1.1 200") {
        assert!(Instant::now() < until, "what was open ends");
    }
    let form = "login=ada%40wethercombe.example&password=otter+lantern+meadow+crisp";
    session(&server.ask("POST", "/sign-in", "", form));
    let all = user(&folder, &["end-sessions", "--all"]);
    assert_eq!(all.out, "Everybody is signed out everywhere: 1 session ended.\n", "{}", all.err);
    assert_eq!(user(&folder, &["end-sessions"]).status, 2, "it has to be said whose");
}

#[test]
fn an_account_is_erased_once_it_was_said_what_goes_and_what_stays() {
    let folder = folder();
    let added = user(&folder, &["add", "Ada Admin", "ada@wethercombe.example"]);
    let server = Server::start(&folder);
    let cookie = session(&server.ask("POST", &path_of(&added.out), "", PASSWORDS));
    let asked = user(&folder, &["erase", "ada@wethercombe.example"]);
    assert_eq!((asked.status, asked.err.trim()), (1, "Nothing was erased."), "nobody said yes");
    for words in [
        "for ever",
        "What stays is in the ledger: the name (Ada Admin, Wethercombe Borough Council)",
        "only administrator",
    ] {
        assert!(asked.out.contains(words), "{words}: {}", asked.out);
    }
    assert!(user(&folder, &["list"]).out.contains("ada@wethercombe.example"));
    let erased = user(&folder, &["erase", "ada@wethercombe.example", "--yes"]);
    assert_eq!(erased.status, 0, "{}", erased.err);
    assert!(erased.out.ends_with("The account of ada@wethercombe.example is erased.\n"), "{}", erased.out);
    let until = Instant::now() + Duration::from_secs(20);
    while server.ask("GET", "/plans", &cookie, "").starts_with("HTTP/1.1 200") {
        assert!(Instant::now() < until, "what was open ends");
    }
    drop(server);
    assert_eq!(user(&folder, &["list"]).out, "");
    let has = |words: &str| {
        let files = std::fs::read_dir(folder.path()).expect("the folder is there");
        let files = files.map(|file| file.expect("it is there").path()).filter(|path| path.is_file());
        let mut contents = files.map(|path| std::fs::read(path).expect("it can be read"));
        contents.any(|content| content.windows(words.len()).any(|part| part == words.as_bytes()))
    };
    assert!(!has("ada@wethercombe.example"), "the address is nowhere");
    assert!(has("Ada Admin"), "the ledger keeps the name");
}

#[test]
fn a_slip_of_the_hand_forgets_nothing() {
    let folder = folder();
    user(&folder, &["add", "Ada Admin", "ada@wethercombe.example"]);
    for days in ["29", "many"] {
        let ran = run(&["--data", arg(folder.path()), "serve", "--record-days", days]);
        assert_eq!(ran.status, 2, "{days}");
        assert!(ran.err.contains("the record is kept for 30 to 36500 days"), "{}", ran.err);
    }
}

//! A mail server that others wrote, in a process of its own: `aiosmtpd`.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Condvar, Mutex};
use std::thread::JoinHandle;
use std::time::Duration;

use serde_json::Value;

pub struct MailServer {
    pub port: u16,
    process: Child,
    told: Arc<Told>,
    reader: Option<JoinHandle<()>>,
}

#[derive(Default)]
struct Told {
    events: Mutex<Vec<Value>>,
    changed: Condvar,
}

/// A letter as the server read it.
#[derive(Clone, Debug)]
pub struct Mail(Value);

impl MailServer {
    /// A server that goes wrong where the mode says, see `server.py`; none where its tools are not here.
    pub fn start(mode: &str) -> Option<Self> {
        Self::start_with(mode, &[])
    }

    /// The same with a certificate and its key.
    pub fn start_with(mode: &str, files: &[&Path]) -> Option<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR"));
        let python = folder.join("../../target/tools/bin/python");
        if !python.exists() {
            assert!(
                std::env::var_os("CI").is_none(),
                "aiosmtpd is not here; run scripts/setup.sh test first"
            );
            println!("skipped: aiosmtpd is not here; run scripts/setup.sh test first");
            return None;
        }
        let mut process = Command::new(python)
            .arg(folder.join("tests/post/server.py"))
            .arg(mode)
            .args(files)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let mut out = BufReader::new(process.stdout.take().unwrap());
        let mut line = String::new();
        out.read_line(&mut line).unwrap();
        let port = line.trim().strip_prefix("port ").expect("the server runs").parse().unwrap();
        let told = Arc::<Told>::default();
        let heard = Arc::clone(&told);
        let reader = std::thread::spawn(move || {
            for line in out.lines() {
                heard.events.lock().unwrap().push(serde_json::from_str(&line.unwrap()).unwrap());
                heard.changed.notify_all();
            }
        });
        Some(Self { port, process, told, reader: Some(reader) })
    }

    /// Waits until so many letters have been read, taken or not.
    pub fn wait_for_read(&self, count: usize) {
        let read = |events: &Vec<Value>| events.iter().filter(|event| event.get("read").is_some()).count();
        let events = self.told.events.lock().unwrap();
        let waited = self
            .told
            .changed
            .wait_timeout_while(events, Duration::from_secs(20), |events| read(events) < count);
        assert!(!waited.unwrap().1.timed_out(), "{count} letters should have come");
    }

    /// Stops it; gives what it took.
    pub fn stop(mut self) -> Vec<Mail> {
        self.end();
        let events = self.told.events.lock().unwrap();
        events.iter().filter(|event| event.get("headers").is_some()).cloned().map(Mail).collect()
    }

    fn end(&mut self) {
        // It may have ended already.
        let _ = self.process.kill();
        let _ = self.process.wait();
        if let Some(reader) = self.reader.take() {
            reader.join().unwrap();
        }
    }
}

impl Drop for MailServer {
    fn drop(&mut self) {
        self.end();
    }
}

impl Mail {
    pub fn text(&self, field: &str) -> &str {
        self.0[field].as_str().unwrap()
    }

    pub fn field(&self, field: &str) -> &Value {
        &self.0[field]
    }

    /// The header of that name, which is there once or not at all.
    pub fn header(&self, name: &str) -> Option<&str> {
        let headers = self.0["headers"].as_array().unwrap();
        let found: Vec<_> = headers.iter().filter(|header| header[0] == name).collect();
        assert!(found.len() <= 1, "{name}: {found:?}");
        found.first().map(|header| header[1].as_str().unwrap())
    }

    pub fn id(&self) -> &str {
        self.header("Message-ID").unwrap()
    }

    /// Fails unless all are copies of one letter, byte for byte.
    pub fn same(mails: &[Self]) {
        for mail in mails {
            assert_eq!((mail.id(), mail.text("bytes")), (mails[0].id(), mails[0].text("bytes")));
        }
    }
}

//! A courier that runs by itself until it is told to stop.

use std::io::Write;
use std::sync::{Arc, Mutex};
use std::time::Duration;

use goldthread_post::{Kind, State};
use jiff::Timestamp;
use tokio::sync::oneshot;

use crate::mail_server::MailServer;
use crate::support::{House, at, hastily, letter, to};

/// Starts it; what is sent to it stops it.
fn start(
    house: &House,
    settings: goldthread_post::Server,
) -> (oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
    let (stop, stopped) = oneshot::channel::<()>();
    let courier = house.courier(settings);
    let shutdown = async {
        let _ = stopped.await;
    };
    (stop, tokio::spawn(courier.run(Timestamp::now, shutdown)))
}

/// Waits, outside of the runtime, until the server has read so many letters.
async fn read(server: &Arc<MailServer>, count: usize) {
    let server = Arc::clone(server);
    tokio::task::spawn_blocking(move || server.wait_for_read(count)).await.unwrap();
}

async fn ended(courier: tokio::task::JoinHandle<()>, within: u64) {
    tokio::time::timeout(Duration::from_secs(within), courier).await.expect("it stops").unwrap();
}

fn taken(server: Arc<MailServer>) -> usize {
    Arc::into_inner(server).unwrap().stop().len()
}

#[tokio::test]
async fn it_sends_what_waits_and_what_is_put_in_without_being_asked() {
    let Some(server) = MailServer::start("accepts").map(Arc::new) else { return };
    let house = House::new();
    house.put("ada");
    let (stop, courier) = start(&house, to(&server));
    read(&server, 1).await;
    for (count, name) in [(2, "ben"), (3, "cy")] {
        assert!(house.outbox.put(&letter(name), Timestamp::now()).unwrap());
        read(&server, count).await;
    }
    stop.send(()).unwrap();
    ended(courier, 5).await;
    for name in ["ada", "ben", "cy"] {
        assert!(matches!(house.kept(name).state, State::Sent { .. }), "{name}");
    }
    assert_eq!(taken(server), 3);
}

#[tokio::test]
async fn a_letter_that_is_under_way_is_ended_before_it_stops() {
    let Some(server) = MailServer::start("slowish").map(Arc::new) else { return };
    let house = House::new();
    house.put("ada");
    house.put("ben");
    let (stop, courier) = start(&house, to(&server));
    read(&server, 1).await;
    stop.send(()).unwrap();
    ended(courier, 5).await;
    assert!(matches!(house.kept("ada").state, State::Sent { .. }));
    assert_eq!(house.kept("ben").state, State::Waiting { due: at(0) }, "the next is not begun");
    assert_eq!(taken(server), 1);
}

#[tokio::test]
async fn a_server_that_hangs_does_not_keep_it_from_stopping() {
    let Some(server) = MailServer::start("ever-slow").map(Arc::new) else { return };
    let house = House::new();
    house.put("ada");
    let (stop, courier) = start(&house, to(&server));
    read(&server, 1).await;
    stop.send(()).unwrap();
    ended(courier, 9).await;
    assert!(matches!(house.kept("ada").state, State::Sending { .. }));

    // Whoever has the turn next does not know what came of it, and sends it again.
    let mut next = house.courier(hastily(1));
    let now = Timestamp::now();
    next.deliver_due(|| now).await.unwrap().unwrap();
    let kept = house.kept("ada");
    assert_eq!((kept.doubtful, kept.attempts), (1, 2));
    assert_eq!(kept.trouble.map(|trouble| trouble.kind), Some(Kind::NoServer));
}

#[tokio::test]
async fn an_idle_courier_stops_at_once() {
    let house = House::new();
    let (stop, courier) = start(&house, hastily(1));
    stop.send(()).unwrap();
    ended(courier, 2).await;
}

#[derive(Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl Write for Log {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.lock().unwrap().write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn the_log_says_how_many_and_never_who() {
    let log = Log::default();
    let made = log.clone();
    let subscriber =
        tracing_subscriber::fmt().with_max_level(tracing::Level::TRACE).with_writer(move || made.clone());
    let _logged = tracing::subscriber::set_default(subscriber.finish());
    let house = House::new();
    house.put("nobody");
    for (mode, name, expected) in
        [("refuses-one", "ada", "sent=1 troubled=1"), ("refuses-sender", "ada2", "code=530")]
    {
        house.put(name);
        let Some(server) = MailServer::start(mode) else { return };
        let (stop, courier) = start(&house, to(&server));
        while !String::from_utf8_lossy(&log.0.lock().unwrap()).contains("mail server") {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        stop.send(()).unwrap();
        ended(courier, 5).await;
        let said = String::from_utf8(std::mem::take(&mut *log.0.lock().unwrap())).unwrap();
        assert!(said.contains(expected), "{said}");
        for word in ["ada", "nobody", "digest", "Due this week"] {
            assert!(!said.contains(word), "{word}: {said}");
        }
    }
}

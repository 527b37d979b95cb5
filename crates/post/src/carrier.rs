//! The words with the mail server, a step at a time: only so is it known, when the line breaks, who has the letter.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use lettre::transport::smtp::Error;
use lettre::transport::smtp::authentication::{Credentials, Mechanism};
use lettre::transport::smtp::client::{
    AsyncSmtpConnection, Certificate, CertificateStore, TlsParameters, TlsParametersBuilder,
};
use lettre::transport::smtp::commands::{Data, Mail, Rcpt};
use lettre::transport::smtp::extension::ClientId;
use tokio::time::timeout;

use crate::message::message;
use crate::outbox::Claimed;
use crate::{BadServer, Kind, Security, Server, Trouble};

/// How long a line that is no longer needed is given to say goodbye.
const GOODBYE: Duration = Duration::from_secs(2);

/// What a server says that waits for the text.
const GO_ON: u16 = 354;

/// How much of a letter is handed over at once.
const PART: usize = 16 * 1024;

/// The way to the mail server, and the line to it while there is one.
pub(crate) struct Carrier {
    server: Server,
    tls: Option<TlsParameters>,
    line: Option<AsyncSmtpConnection>,
}

impl Carrier {
    pub(crate) fn new(server: Server) -> Result<Self, BadServer> {
        if server.login.is_some() && server.security == Security::None {
            return Err(BadServer::PasswordInTheClear);
        }
        let is_name = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
        if server.hello.is_empty() || !server.hello.chars().all(is_name) {
            return Err(BadServer::Hello(server.hello));
        }
        let tls = (server.security != Security::None).then(|| tls(&server)).transpose()?;
        Ok(Self { server, tls, line: None })
    }

    /// Takes a letter to the server. It has arrived there when this gives no trouble.
    pub(crate) async fn carry(&mut self, letter: &Claimed) -> Result<(), Trouble> {
        let message = message(letter, &self.server.from)
            .map_err(|error| Trouble::new(Kind::Refused, None, &error.to_string()))?
            .formatted();
        if let Some(line) = self.line.take() {
            // A server may end a line that it has had for a while; then there is another to be had.
            match self.hand_over(line, letter, &message).await {
                Err(trouble) if trouble.kind == Kind::NoServer => {}
                came => return came,
            }
        }
        let line = self.connect().await?;
        self.hand_over(line, letter, &message).await
    }

    /// Ends the line.
    pub(crate) async fn hang_up(&mut self) {
        if let Some(line) = self.line.take() {
            end(line).await;
        }
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, Trouble> {
        let Server { host, port, security, login, patience, hello, .. } = &self.server;
        let hello = ClientId::Domain(hello.clone());
        let at_once = self.tls.clone().filter(|_| *security == Security::Tls);
        let dial = AsyncSmtpConnection::connect_tokio1(
            (host.as_str(), *port),
            Some(*patience),
            &hello,
            at_once,
            None,
        );
        let mut line = self.step(dial).await.map_err(|broken| no_server(&broken))?;
        if let Some(tls) = self.tls.clone().filter(|_| *security == Security::StartTls) {
            self.step(line.starttls(tls, &hello)).await.map_err(|broken| no_server(&broken))?;
        }
        if let Some(login) = login {
            let credentials = Credentials::new(login.user.clone(), login.password.reveal().to_owned());
            let ways = [Mechanism::Plain, Mechanism::Login];
            self.step(line.auth(&ways, &credentials)).await.map_err(|broken| no_server(&broken))?;
        }
        Ok(line)
    }

    /// Keeps the line when the letter has gone; ends it otherwise.
    async fn hand_over(
        &mut self,
        mut line: AsyncSmtpConnection,
        letter: &Claimed,
        message: &[u8],
    ) -> Result<(), Trouble> {
        let came = self.say(&mut line, letter, message).await;
        match &came {
            Ok(()) => self.line = Some(line),
            Err(trouble) if trouble.code.is_some() => end(line).await,
            Err(_) => drop(line),
        }
        came
    }

    async fn say(
        &self,
        line: &mut AsyncSmtpConnection,
        letter: &Claimed,
        message: &[u8],
    ) -> Result<(), Trouble> {
        let from = Mail::new(Some(self.server.from.address.inner()), Vec::new());
        self.step(line.command(from)).await.map_err(|broken| no_server(&broken))?;
        let to = Rcpt::new(letter.to.inner(), Vec::new());
        self.step(line.command(to)).await.map_err(|broken| broken.trouble(Kind::Later))?;
        let go_on = self.step(line.command(Data)).await.map_err(|broken| broken.trouble(Kind::Later))?;
        if !go_on.has_code(GO_ON) {
            // Its answers are no longer those to our words, and its last would not be either.
            return Err(Trouble::new(Kind::Later, None, "the mail server does not answer in order"));
        }
        self.hand_over_text(line, message).await
    }

    /// Until all but the dot that ends it has gone, no server can have taken the letter; from then on only its answer tells.
    async fn hand_over_text(&self, line: &mut AsyncSmtpConnection, message: &[u8]) -> Result<(), Trouble> {
        let has_all = AtomicBool::new(false);
        let mut parts = message.chunks(PART);
        let parts = std::iter::from_fn(|| {
            let part = parts.next();
            has_all.store(part.is_none(), Ordering::Relaxed);
            part
        });
        let answer = within(self.server.answer, line.message_iter(parts)).await;
        answer.map(drop).map_err(|broken| {
            let has_all = has_all.load(Ordering::Relaxed);
            broken.trouble(if has_all { Kind::NoAnswer } else { Kind::Later })
        })
    }

    async fn step<T>(&self, step: impl Future<Output = Result<T, Error>>) -> Result<T, Broken> {
        within(self.server.patience, step).await
    }
}

/// Why a step did not succeed.
enum Broken {
    Said(Error),
    TookTooLong(Duration),
}

impl Broken {
    /// What it means for the letter where the server has said no; where it has said nothing, what `silent` says.
    fn trouble(&self, silent: Kind) -> Trouble {
        match self {
            Self::TookTooLong(time) => {
                Trouble::new(silent, None, &format!("no answer within {} seconds", time.as_secs_f32()))
            }
            Self::Said(error) => {
                let kind = match error {
                    error if error.is_permanent() => Kind::Refused,
                    error if error.is_transient() => Kind::Later,
                    _ => silent,
                };
                Trouble::new(kind, error.status().map(u16::from), &words(error))
            }
        }
    }
}

/// What it means where it says nothing of the letter: refused or not, it is no fault of this one.
fn no_server(broken: &Broken) -> Trouble {
    Trouble { kind: Kind::NoServer, ..broken.trouble(Kind::NoServer) }
}

/// What the server said, or else what went wrong.
fn words(error: &Error) -> String {
    match std::error::Error::source(error) {
        Some(said) if error.status().is_some() => said.to_string(),
        _ => error.to_string(),
    }
}

async fn within<T>(time: Duration, step: impl Future<Output = Result<T, Error>>) -> Result<T, Broken> {
    timeout(time, step).await.map_err(|_| Broken::TookTooLong(time))?.map_err(Broken::Said)
}

async fn end(mut line: AsyncSmtpConnection) {
    // Whether the goodbye is heard changes nothing.
    let _ = timeout(GOODBYE, line.quit()).await;
}

fn tls(server: &Server) -> Result<TlsParameters, BadServer> {
    let mut builder = TlsParametersBuilder::new(server.host.clone());
    if let Some(pem) = &server.roots {
        let is_pem = pem.windows(PEM.len()).any(|bytes| bytes == PEM);
        let roots = Certificate::from_pem(pem).ok().filter(|_| is_pem).ok_or(BadServer::Roots)?;
        builder = builder.certificate_store(CertificateStore::None).add_root_certificate(roots);
    }
    builder.build().map_err(|_| BadServer::Roots)
}

const PEM: &[u8] = b"-----BEGIN CERTIFICATE-----";

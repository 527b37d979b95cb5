use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::path::PathBuf;
use std::sync::Arc;

use clap::Args;
use goldthread_ledger::{Authority, Ledger};
use goldthread_serve::{Config, MetricsAccess, Network, TlsFiles};
use goldthread_shelf::{name_of, short_name};
use goldthread_web::{FactorOf, Listening, ServeConfig, Subdomains};
use jiff::Timestamp;
use tracing_subscriber::EnvFilter;

use crate::data::{self, AuthorityArgs, Here};
use crate::failure::Failure;
use crate::input::LimitArgs;
use crate::settings::{Front, address, record_days};
use crate::worker::Worker;
use crate::{Ended, mail, output};

/// Where and what to serve.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// The address to listen on, 127.0.0.1:8080 unless told; others than this machine are served once there is an administrator,
    /// and only by TLS or behind a proxy.
    #[arg(long, env = "GOLDTHREAD_ADDRESS", value_name = "ADDRESS:PORT", value_parser = address)]
    address: Option<SocketAddr>,
    /// A name that people know this server by, such as goldthread.council.gov.uk; may be given again
    #[arg(long = "name", env = "GOLDTHREAD_NAMES", value_name = "HOST", value_delimiter = ',')]
    names: Vec<String>,
    /// The certificate of TLS and those above it, in PEM; read again when it changes
    #[arg(long, env = "GOLDTHREAD_CERTIFICATE", value_name = "FILE", requires = "key")]
    certificate: Option<PathBuf>,
    /// The key of the certificate, in PEM
    #[arg(long, env = "GOLDTHREAD_KEY", value_name = "FILE", requires = "certificate")]
    key: Option<PathBuf>,
    /// The address or network of a proxy that is believed when it says for whom it asks; may be given again
    #[arg(long = "proxy", env = "GOLDTHREAD_PROXIES", value_name = "ADDRESS", value_delimiter = ',')]
    proxies: Vec<Network>,
    /// A file with the token by which other machines may read /metrics
    #[arg(long, env = "GOLDTHREAD_METRICS_TOKEN", value_name = "FILE")]
    metrics_token: Option<PathBuf>,
    /// Of whom a second factor is asked: administrators (unless told), everyone, or choice for nobody
    #[arg(long, env = "GOLDTHREAD_SECOND_FACTOR", value_name = "WHOM")]
    second_factor: Option<FactorOf>,
    /// Tell browsers to come by TLS only to the names under these names too; only where all of them are yours
    #[arg(long, env = "GOLDTHREAD_HSTS_SUBDOMAINS")]
    hsts_subdomains: bool,
    /// For how many days it is kept who signed in and who looked at what: 400 unless told
    #[arg(long, env = "GOLDTHREAD_RECORD_DAYS", value_name = "DAYS", value_parser = record_days)]
    record_days: Option<u32>,
    #[command(flatten)]
    authority: AuthorityArgs,
    #[command(flatten)]
    limit: LimitArgs,
}

/// Where the pages are served unless told.
const DEFAULT: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);

/// Serves the pages until it is told to stop.
pub fn run(here: &Here, args: &ServeArgs) -> Result<Ended, Failure> {
    begin_log();
    let ledger = data::open_or_create(&here.folder)?;
    let accounts = data::accounts_to_serve(&here.folder, args.record_days.or(here.record_days))?;
    let served = whose(&ledger, here, &args.authority)?;
    let address = args.address.or(here.address).unwrap_or(DEFAULT);
    let allowed = args.limit.allowed(here);
    let config = ServeConfig::new(address, served, Arc::new(Timestamp::now));
    let config = ServeConfig {
        front: front(here, args, address),
        names: either(&args.names, &here.front.names),
        body_limit: usize::try_from(allowed.limits.bytes).unwrap_or(usize::MAX),
        opener: Arc::new(Worker(allowed)),
        second_factor: args.second_factor.or(here.front.second_factor).unwrap_or_default(),
        subdomains: subdomains(here, args),
        metrics: metrics(here, args)?,
        ..config
    };
    let secure = config.front.tls.is_some();
    let letters = mail::letters(here, origin(&config, secure, address))?;
    let config = ServeConfig { letters: Some(letters.clone()), ..config };
    let runtime = tokio::runtime::Runtime::new().map_err(Failure::Output)?;
    let said = |listening: Listening| {
        let _ = output::print(&welcome(&listening, secure));
    };
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let courier = mail::courier(here, &letters, async move { stopped.await.unwrap_or_default() })?;
    runtime.block_on(async move {
        let carried = courier.map(tokio::spawn);
        let served = goldthread_web::serve(config, Arc::new(ledger), Arc::new(accounts), said).await;
        // A letter that is under way may end.
        drop(stop);
        if let Some(carried) = carried {
            let _ = carried.await;
        }
        served
    })?;
    Ok(Ended::Well)
}

/// What stands before the path of an address: the first name that the server is known by, or where it listens.
fn origin(config: &ServeConfig, secure: bool, address: SocketAddr) -> String {
    match config.names.first() {
        Some(name) => format!("https://{name}"),
        None => format!("{}://{address}", if secure { "https" } else { "http" }),
    }
}

/// A line a request, and each cause of a fault; as JSON where a collector wants it.
fn begin_log() {
    let filter = EnvFilter::try_from_env("GOLDTHREAD_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    let log =
        tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    if std::env::var("GOLDTHREAD_LOG_FORMAT").is_ok_and(|format| format == "json") {
        log.json().flatten_event(true).init();
    } else {
        log.init();
    }
}

fn front(here: &Here, args: &ServeArgs, address: SocketAddr) -> Config {
    let Front { certificate, key, proxies, .. } = &here.front;
    let files = args
        .certificate
        .clone()
        .or_else(|| certificate.clone())
        .zip(args.key.clone().or_else(|| key.clone()));
    Config {
        tls: files.map(|(certificate, key)| TlsFiles { certificate, key }),
        proxies: either(&args.proxies, proxies),
        notify: std::env::var_os("NOTIFY_SOCKET"),
        ..Config::new(address)
    }
}

/// What the command says, or else the settings.
fn either<T: Clone>(told: &[T], settled: &[T]) -> Vec<T> {
    if told.is_empty() { settled.to_vec() } else { told.to_vec() }
}

fn subdomains(here: &Here, args: &ServeArgs) -> Subdomains {
    if args.hsts_subdomains || here.front.hsts_subdomains {
        Subdomains::Included
    } else {
        Subdomains::LeftOut
    }
}

fn metrics(here: &Here, args: &ServeArgs) -> Result<MetricsAccess, Failure> {
    match args.metrics_token.as_ref().or(here.front.metrics_token.as_ref()) {
        Some(file) => Ok(MetricsAccess::with_token_file(file)?),
        None => Ok(MetricsAccess::this_machine()),
    }
}

fn welcome(listening: &Listening, secure: bool) -> String {
    let scheme = if secure { "https" } else { "http" };
    let here = format!("{scheme}://{}", listening.address);
    let first = listening.first_link.as_ref().map_or_else(String::new, |link| {
        format!(
            "There is no administrator yet, so nobody is asked who they are. This link makes the first one, once, within a day:\n\
             {here}{link}\n"
        )
    });
    format!("Goldthread is at {here}/ (stop it with Ctrl-C)\n{first}")
}

/// The authorities to serve: the one that is named, which begins empty where the ledger does not have it yet, or all.
fn whose(
    ledger: &dyn Ledger,
    here: &Here,
    args: &AuthorityArgs,
) -> Result<Vec<(Authority, String)>, Failure> {
    if let Some(name) = here.named(args) {
        let short = short_name(name)?;
        let known = ledger.authorities()?.contains(&short);
        let name = if known { name_of(ledger, &short)? } else { name.to_owned() };
        return Ok(vec![(short, name)]);
    }
    let known = ledger.authorities()?;
    if known.is_empty() {
        let only = data::authority(ledger, here, args)?;
        let name = name_of(ledger, &only)?;
        return Ok(vec![(only, name)]);
    }
    known
        .into_iter()
        .map(|short| name_of(ledger, &short).map(|name| (short, name)).map_err(Failure::from))
        .collect()
}

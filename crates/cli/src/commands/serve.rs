use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use clap::Args;
use goldthread_ledger::{Authority, Ledger};
use goldthread_shelf::{name_of, short_name};
use goldthread_web::ServeConfig;
use jiff::Timestamp;
use tracing_subscriber::EnvFilter;

use crate::data::{self, AuthorityArgs, Here};
use crate::failure::Failure;
use crate::input::LimitArgs;
use crate::settings::address;
use crate::worker::Worker;
use crate::{Ended, output};

/// Where and what to serve.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// The address to listen on, 127.0.0.1:8080 unless told; only this machine is served until there is signing in.
    #[arg(long, env = "GOLDTHREAD_ADDRESS", value_name = "ADDRESS:PORT", value_parser = address)]
    address: Option<SocketAddr>,
    #[command(flatten)]
    authority: AuthorityArgs,
    #[command(flatten)]
    limit: LimitArgs,
}

/// Where the pages are served unless told.
const DEFAULT: SocketAddr = SocketAddr::new(IpAddr::V4(Ipv4Addr::LOCALHOST), 8080);

/// Serves the pages until it is told to stop.
pub fn run(here: &Here, args: &ServeArgs) -> Result<Ended, Failure> {
    let filter = EnvFilter::try_from_env("GOLDTHREAD_LOG").unwrap_or_else(|_| EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false).init();
    let ledger = data::open_or_create(&here.folder)?;
    let (authority, name) = whose(&ledger, here, &args.authority)?;
    let address = args.address.or(here.address).unwrap_or(DEFAULT);
    let allowed = args.limit.allowed(here);
    let config = ServeConfig::new(address, authority, name, Arc::new(Timestamp::now));
    let config = ServeConfig {
        body_limit: usize::try_from(allowed.limits.bytes).unwrap_or(usize::MAX),
        opener: Arc::new(Worker(allowed)),
        ..config
    };
    let runtime = tokio::runtime::Runtime::new().map_err(Failure::Output)?;
    let said = |address: SocketAddr| {
        let _ = output::print(&format!("Goldthread is at http://{address}/ (stop it with Ctrl-C)\n"));
    };
    runtime.block_on(goldthread_web::serve(config, Arc::new(ledger), said))?;
    Ok(Ended::Well)
}

/// The authority to serve; a name that the ledger does not have yet begins empty.
fn whose(ledger: &dyn Ledger, here: &Here, args: &AuthorityArgs) -> Result<(Authority, String), Failure> {
    if let Some(name) = here.named(args) {
        let short = short_name(name)?;
        let known = ledger.authorities()?.contains(&short);
        let name = if known { name_of(ledger, &short)? } else { name.to_owned() };
        return Ok((short, name));
    }
    let authority = data::authority(ledger, here, args)?;
    let name = name_of(ledger, &authority)?;
    Ok((authority, name))
}

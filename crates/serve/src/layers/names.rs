//! Under which names the server may be asked. A request under any other was meant for somebody else, or a page that somebody
//! else wrote had it sent here (DNS rebinding).

use std::net::IpAddr;
use std::sync::Arc;
use std::task::{Context, Poll};

use http::header::HOST;
use http::{Request, Response, StatusCode};
use tower::{Layer, Service, ServiceExt as _};

use super::Answering;
use super::refusal::refusal;

/// Refuses requests under foreign names (421), and those that name nobody (400). The names of this machine to itself always pass.
#[derive(Debug, Clone)]
pub struct NamesLayer {
    names: Arc<[String]>,
}

impl NamesLayer {
    /// The names are compared without their port, and capitals are no matter.
    pub fn new<N: AsRef<str>>(names: &[N]) -> Self {
        Self { names: names.iter().filter_map(|name| bare(name.as_ref())).map(str::to_owned).collect() }
    }

    /// Why the request is refused, if it is. HTTP/1 says the name in `Host`, HTTP/2 in the address; who says both has to mean both.
    fn fault<B>(&self, request: &Request<B>) -> Option<StatusCode> {
        let lines = request.headers().get_all(HOST);
        let hosts = lines.iter().map(|line| line.to_str().unwrap_or_default());
        let said: Vec<_> = request.uri().host().into_iter().chain(hosts).collect();
        if said.is_empty() || lines.iter().count() > 1 {
            return Some(StatusCode::BAD_REQUEST);
        }
        (!said.iter().all(|name| self.knows(name))).then_some(StatusCode::MISDIRECTED_REQUEST)
    }

    fn knows(&self, host: &str) -> bool {
        let Some(host) = bare(host) else { return false };
        let is_known = self.names.iter().any(|name| name.eq_ignore_ascii_case(host));
        is_known
            || host.eq_ignore_ascii_case("localhost")
            || host.parse().is_ok_and(|it: IpAddr| it.is_loopback())
    }
}

/// A name without its port, the brackets of IPv6, and the dot that some end it with; nothing where more stands there than a name and
/// a port: a link that is made of it would lead elsewhere.
fn bare(host: &str) -> Option<&str> {
    let (name, rest) = match host.strip_prefix('[') {
        Some(rest) => rest.split_once(']')?,
        None if host.matches(':').count() == 1 => host.split_at(host.find(':')?),
        None => (host, ""),
    };
    let port = if rest.is_empty() { "" } else { rest.strip_prefix(':')? };
    port.bytes().all(|byte| byte.is_ascii_digit()).then(|| name.strip_suffix('.').unwrap_or(name))
}

impl<S> Layer<S> for NamesLayer {
    type Service = Names<S>;

    fn layer(&self, inner: S) -> Self::Service {
        Names { inner, layer: self.clone() }
    }
}

/// What [`NamesLayer`] makes of a service.
#[derive(Debug, Clone)]
pub struct Names<S> {
    inner: S,
    layer: NamesLayer,
}

impl<S, B, R> Service<Request<B>> for Names<S>
where
    S: Service<Request<B>, Response = Response<R>, Future: Send + 'static> + Clone + Send + 'static,
    B: Send + 'static,
    R: Default + Send + 'static,
{
    type Response = S::Response;
    type Error = S::Error;
    type Future = Answering<S::Response, S::Error>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Self::Error>> {
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request<B>) -> Self::Future {
        let fault = self.layer.fault(&request);
        let inner = self.inner.clone();
        Box::pin(async move {
            match fault {
                Some(status) => Ok(refusal(status)),
                None => inner.oneshot(request).await,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_known_names_are_answered() {
        let layer = NamesLayer::new(&["Plans.Council.example", "10.1.2.3", "fd00::1"]);
        let check = |address: &str, hosts: &[&str], expected: Option<u16>| {
            let request =
                hosts.iter().fold(Request::get(address), |request, host| request.header(HOST, *host));
            let fault = layer.fault(&request.body(()).expect("a request"));
            assert_eq!(fault.map(|status| status.as_u16()), expected, "{address} {hosts:?}");
        };
        check("/", &["localhost"], None);
        check("/", &["LOCALHOST:8080"], None);
        check("/", &["127.8.9.1:8080"], None);
        check("/", &["[::1]:8080"], None);
        check("/", &["[::1]"], None);
        check("/", &["plans.council.example"], None);
        check("/", &["plans.council.example.:443"], None);
        check("/", &["10.1.2.3:8443"], None);
        check("/", &["[fd00::1]:8443"], None);
        check("https://plans.council.example/", &[], None);
        check("https://plans.council.example/", &["plans.council.example"], None);
        check("https://plans.council.example/", &["elsewhere.example"], Some(421));
        check("https://elsewhere.example/", &["plans.council.example"], Some(421));
        check("/", &["localhost.elsewhere.example"], Some(421));
        check("/", &["127.0.0.1.elsewhere.example"], Some(421));
        check("/", &["localhost:8080@elsewhere.example"], Some(421));
        check("/", &["127.0.0.1:@elsewhere.example"], Some(421));
        check("/", &["[::1]elsewhere.example"], Some(421));
        check("/", &["[::1]:8080@elsewhere.example"], Some(421));
        check("/", &["[::1"], Some(421));
        check("/", &["192.168.1.4:8080"], Some(421));
        check("/", &[""], Some(421));
        check("/", &[], Some(400));
        check("/", &["localhost", "localhost"], Some(400));
    }
}

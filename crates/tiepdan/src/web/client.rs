//! Who asks, as far as the network tells.

use std::convert::Infallible;
use std::net::{IpAddr, Ipv4Addr, SocketAddr};
use std::sync::Arc;

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{HeaderMap, header};

use crate::app::App;

/// The address the request came from; behind a proxy, the last one the proxy has seen itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Client(pub IpAddr);

impl Client {
    /// The network of the client, which is what one subscriber holds: a /24 or a /64.
    pub fn network(self) -> [u8; 8] {
        let address = match self.0 {
            IpAddr::V6(six) => six.to_ipv4_mapped().map_or(IpAddr::V6(six), IpAddr::V4),
            four @ IpAddr::V4(_) => four,
        };
        match address {
            IpAddr::V4(four) => {
                let [a, b, c, _] = four.octets();
                [0, 0, 0, 0, 4, a, b, c]
            }
            IpAddr::V6(six) => {
                let [a, b, c, d, ..] = six.segments();
                let mut network = [0; 8];
                let bytes = [a, b, c, d].into_iter().flat_map(u16::to_be_bytes);
                network
                    .iter_mut()
                    .zip(bytes)
                    .for_each(|(place, byte)| *place = byte);
                network
            }
        }
    }
}

/// The address by which people reach this server, without a slash at its end: the one it is set up with, else the one
/// that this request was sent to.
pub fn server_address(app: &App, headers: &HeaderMap) -> String {
    if let Some(address) = &app.settings.address {
        return address.trim_end_matches('/').to_owned();
    }
    let host = headers
        .get(header::HOST)
        .and_then(|host| host.to_str().ok());
    let is_plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | ':' | '[' | ']');
    let host = host.filter(|host| host.chars().all(is_plain));
    let scheme = if app.settings.is_https {
        "https"
    } else {
        "http"
    };
    format!("{scheme}://{}", host.unwrap_or("localhost"))
}

impl FromRequestParts<Arc<App>> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &Arc<App>) -> Result<Self, Infallible> {
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map(|peer| peer.0.ip());
        let is_behind_proxy = app.settings.is_behind_proxy;
        Ok(Self(address(&parts.headers, peer, is_behind_proxy)))
    }
}

/// The address of who asks. What stands last was written by the proxy in front, where there is one; what stands before it
/// anybody could have written.
fn address(headers: &HeaderMap, peer: Option<IpAddr>, is_behind_proxy: bool) -> IpAddr {
    let named = headers
        .get_all("x-forwarded-for")
        .iter()
        .next_back()
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.rsplit(',').next())
        .and_then(|last| last.trim().parse().ok())
        .filter(|_| is_behind_proxy);
    named.or(peer).unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbours_in_one_network_are_one_subscriber() {
        let network = |address: &str| Client(address.parse().unwrap()).network();
        assert_eq!(network("203.0.113.7"), network("203.0.113.200"));
        assert_ne!(network("203.0.113.7"), network("203.0.114.7"));
        assert_eq!(network("::ffff:203.0.113.7"), network("203.0.113.9"));
        assert_eq!(network("2001:db8:1:2::1"), network("2001:db8:1:2:ffff::9"));
        assert_ne!(network("2001:db8:1:2::1"), network("2001:db8:1:3::1"));
    }

    #[test]
    fn nobody_gives_himself_another_address() {
        const NAMED: &str = "x-forwarded-for";
        let peer: IpAddr = "192.0.2.1".parse().unwrap();
        let mut headers = HeaderMap::new();
        let chain = "198.51.100.66, 203.0.113.7";
        headers.append(NAMED, chain.parse().unwrap());
        assert_eq!(address(&headers, Some(peer), false), peer);
        let last = address(&headers, Some(peer), true);
        assert_eq!(last.to_string(), "203.0.113.7");
        headers.append(NAMED, "203.0.113.8".parse().unwrap());
        let last = address(&headers, Some(peer), true);
        assert_eq!(last.to_string(), "203.0.113.8");
        headers.insert(NAMED, "nobody".parse().unwrap());
        assert_eq!(address(&headers, Some(peer), true), peer);
    }
}

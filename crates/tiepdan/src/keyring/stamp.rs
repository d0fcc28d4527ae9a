//! Asking an authority for a time stamp, over HTTP (RFC 3161, 3.4).

use std::time::Duration;

use ureq::Agent;

/// How long the authority may take; an officer waits for his paper.
const PATIENCE: Duration = Duration::from_secs(10);
/// Largest answer, in bytes.
const LARGEST: u64 = 64 << 10;

/// Brings a request to an address and the answer back.
pub(super) fn ask(address: &str, request: &[u8]) -> Result<Vec<u8>, String> {
    let agent: Agent = Agent::config_builder()
        .timeout_global(Some(PATIENCE))
        .max_redirects(0)
        .build()
        .into();
    let answer = agent
        .post(address)
        .header("content-type", "application/timestamp-query")
        .send(request)
        .map_err(|error| error.to_string())?;
    let mut body = answer.into_body();
    body.with_config()
        .limit(LARGEST)
        .read_to_vec()
        .map_err(|error| error.to_string())
}

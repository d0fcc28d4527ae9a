//! `tiepdan openapi`: the description of the API.

use std::io::Write;

use clap::Args;
use tiepdan::api;

use super::Failure;

/// Prints the description of the API that the server serves, `OpenAPI` 3.1.
#[derive(Debug, Args)]
#[command(after_help = "Example:\n  tiepdan openapi > openapi.json")]
pub(super) struct OpenapiArgs {}

/// Prints it.
pub(super) fn print(out: &mut dyn Write) -> Result<(), Failure> {
    let description = api::description::json().map_err(Failure::fault)?;
    Ok(out.write_all(description.as_bytes())?)
}

//! What the running program holds.

use words::Words;

use crate::startup::{Clock, Ids};
use crate::web::csrf::Guard;
use crate::web::throttle::Throttle;

/// What every request may use.
pub struct App {
    /// The messages; they live as long as the program.
    pub words: &'static Words,
    /// Tells the time.
    pub clock: Clock,
    /// Hands out tokens.
    pub ids: Ids,
    /// How this installation is set up.
    pub settings: Settings,
    /// Makes and checks the tokens in forms.
    pub forms: Guard,
    /// Slows down guessing of passwords.
    pub sign_in_throttle: Throttle,
}

/// How this installation is set up.
#[derive(Clone, Debug)]
pub struct Settings {
    /// Whether citizens and officials reach the server by HTTPS.
    pub is_https: bool,
    /// Whether a proxy stands in front and names the client in `X-Forwarded-For`.
    pub is_behind_proxy: bool,
    /// The largest body without files, in bytes.
    pub form_limit: usize,
    /// The largest body with files, in bytes.
    pub upload_limit: usize,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            is_https: false,
            is_behind_proxy: false,
            form_limit: 1 << 20,
            upload_limit: 32 << 20,
        }
    }
}

impl App {
    /// Reads the messages and draws the key of the form tokens.
    ///
    /// # Errors
    /// A locale file that cannot be used.
    pub fn new(clock: Clock, ids: Ids, settings: Settings) -> Result<Self, words::Fault> {
        let words = Box::leak(Box::new(Words::load()?));
        let forms = Guard::new(ids.bytes());
        Ok(Self {
            words,
            clock,
            ids,
            settings,
            forms,
            sign_in_throttle: Throttle::for_sign_in(),
        })
    }
}

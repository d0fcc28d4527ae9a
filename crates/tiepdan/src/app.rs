//! What the running program holds.

use std::path::PathBuf;
use std::sync::Arc;

use casework::petition::Filed;
use casework::report::PublicReport;
use casework::{Id, Ids, Setting};
use law::Law;
use store::Store;
use words::Words;

use crate::keyring::Keyring;
use crate::pages::board::Streams;
use crate::press::Press;
use crate::startup::{Chance, Clock};
use crate::web::csrf::Guard;
use crate::web::once::Once;
use crate::web::throttle::Throttle;

/// Places and periods whose public figures are kept.
const PUBLIC_FIGURES: usize = 100;

/// What every request may use.
pub struct App {
    /// The messages; they live as long as the program.
    pub words: &'static Words,
    /// Tells the time.
    pub clock: Clock,
    /// Hands out tokens.
    pub chance: Arc<Chance>,
    /// How this installation is set up.
    pub settings: Settings,
    /// Makes and checks the tokens in forms.
    pub forms: Guard,
    /// Slows down guessing of passwords.
    pub sign_in_throttle: Throttle,
    /// Slows down whoever files petitions without end.
    pub filing_throttle: Throttle,
    /// Slows down guessing of follow-up secrets.
    pub follow_throttle: Throttle,
    /// Petitions filed of late, by the print of their form, which holds a token of its own.
    pub filed: Once<Filed>,
    /// Visits received of late at the desk, with the petition taken, by the token of their form.
    pub received: Once<(Id, Option<Filed>)>,
    /// Public figures read of late, by place, period and time.
    pub figures: Once<Arc<Vec<PublicReport>>>,
    /// Boards that are watched.
    pub streams: Streams,
    /// The register's database.
    pub store: Store,
    /// The law of the country.
    pub law: Arc<Law>,
    /// Keys of new rows.
    pub ids: Ids,
    /// Prints papers.
    pub press: Press,
    /// Signs them.
    pub keyring: Arc<Keyring>,
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
    /// The key of the form tokens, kept with the register so that open forms outlive a restart;
    /// none: drawn anew.
    pub form_key: Option<[u8; 64]>,
    /// The address by which citizens reach the server, for the marks on papers; none: the one the officer used.
    pub address: Option<String>,
    /// The printing program; none: the one beside this program.
    pub press: Option<PathBuf>,
    /// The folder from which the machine takes mail to be sent, a file for each; none: mail waits.
    pub mail: Option<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            is_https: false,
            is_behind_proxy: false,
            form_limit: 1 << 20,
            upload_limit: 32 << 20,
            form_key: None,
            address: None,
            press: None,
            mail: None,
        }
    }
}

impl App {
    /// Reads the messages and ties the parts together.
    ///
    /// # Errors
    /// A locale file that cannot be used.
    pub fn new(
        clock: Clock,
        chance: Chance,
        settings: Settings,
        store: Store,
        law: Arc<Law>,
    ) -> Result<Self, words::Fault> {
        let words = Box::leak(Box::new(Words::load()?));
        let forms = Guard::new(settings.form_key.unwrap_or_else(|| chance.bytes()));
        Ok(Self {
            words,
            clock,
            chance: Arc::new(chance),
            press: Press::at(settings.press.clone()),
            keyring: Arc::default(),
            settings,
            forms,
            sign_in_throttle: Throttle::for_sign_in(),
            filing_throttle: Throttle::for_filing(),
            follow_throttle: Throttle::for_sign_in(),
            filed: Once::default(),
            received: Once::default(),
            figures: Once::of(PUBLIC_FIGURES),
            streams: Streams::default(),
            store,
            law,
            ids: Ids::of_node(0),
        })
    }

    /// The same with keys that sign its papers.
    #[must_use]
    pub fn with_keys(self, keyring: Keyring) -> Self {
        Self {
            keyring: Arc::new(keyring),
            ..self
        }
    }

    /// What an act needs from outside, at this moment.
    pub fn setting(&self) -> Setting {
        Setting {
            now: self.clock.now().of_work(),
            ids: self.ids.clone(),
            law: Arc::clone(&self.law),
            secrets: Arc::clone(&self.chance) as Arc<dyn casework::Secrets>,
        }
    }
}

//! What the running program holds.

use std::path::PathBuf;
use std::sync::Arc;

use casework::petition::Filed;
use casework::report::PublicReport;
use casework::witness;
use casework::{Id, Ids, Setting};
use law::Law;
use sealing::{Holder, Masters};
use store::Store;
use words::Words;

use crate::factor::Factors;
use crate::federation::Federation;
use crate::keyring::Keyring;
use crate::pages::board::Streams;
use crate::press::Press;
use crate::scanner::{self, Scanner};
use crate::startup::{Chance, Clock};
use crate::web::csrf::Guard;
use crate::web::once::Once;
use crate::web::picture::Easel;
use crate::web::room::Room;
use crate::web::throttle::Throttle;
use crate::web::ticket::Tickets;

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
    /// Proves second factors.
    pub factors: Factors,
    /// Tells whose petitions come as a crowd and wait behind others; it refuses none.
    pub filing_throttle: Throttle,
    /// Slows down guessing of follow-up secrets.
    pub follow_throttle: Throttle,
    /// Slows down what is told without a name, by no address.
    pub tip_throttle: Throttle,
    /// What pages remember in their forms.
    pub tickets: Tickets,
    /// Where filings wait for their turn when many come at once.
    pub filing_room: Room,
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
    /// Scans files.
    pub scanner: Scanner,
    /// Draws pictures anew, to be shown.
    pub easel: Easel,
    /// Signs them.
    pub keyring: Arc<Keyring>,
    /// The master keys of the seal over denouncers.
    pub seals: Arc<dyn Holder>,
    /// Signs the root of each day; none: no root is drawn.
    pub audit_key: Option<Arc<witness::Key>>,
    /// Who proves identities.
    pub federation: Federation,
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
    /// The key of second factors, from a file of its own; none: drawn anew.
    pub factor_key: Option<[u8; 32]>,
    /// Minutes for which a proof of the person is fresh enough for sealed identities and administration.
    pub proof_minutes: i64,
    /// The address by which citizens reach the server, for the marks on papers; none: the one the officer used.
    pub address: Option<String>,
    /// The printing program; none: the one beside this program.
    pub press: Option<PathBuf>,
    /// The folder from which the machine takes mail to be sent, a file for each; none: mail waits.
    pub mail: Option<PathBuf>,
    /// The folder into which the root of each day is written; none: it is not.
    pub witness: Option<PathBuf>,
    /// The address to which it is mailed; none: it is not.
    pub witness_mail: Option<String>,
    /// Where the scanner of files listens; none: nothing is scanned.
    pub scanner: Option<scanner::Address>,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            is_https: false,
            is_behind_proxy: false,
            form_limit: 1 << 20,
            upload_limit: 32 << 20,
            form_key: None,
            factor_key: None,
            proof_minutes: 15,
            address: None,
            press: None,
            mail: None,
            witness: None,
            witness_mail: None,
            scanner: None,
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
        let form_key = settings.form_key.unwrap_or_else(|| chance.bytes());
        let forms = Guard::new(form_key);
        let factors = Factors::new(settings.factor_key, &chance);
        let chance = Arc::new(chance);
        let keys = || chance.bytes::<32>();
        Ok(Self {
            words,
            clock,
            chance: Arc::clone(&chance),
            press: Press::at(settings.press.clone()),
            scanner: Scanner::at(settings.scanner.clone()),
            easel: Easel::default(),
            filing_room: Room::default(),
            keyring: Arc::default(),
            seals: Arc::new(Masters::default()),
            audit_key: None,
            federation: Federation::default(),
            settings,
            forms,
            sign_in_throttle: Throttle::for_sign_in().keyed_by(keys()),
            factors,
            filing_throttle: Throttle::for_filing().keyed_by(keys()),
            follow_throttle: Throttle::for_sign_in().keyed_by(keys()),
            tip_throttle: Throttle::for_tips(),
            tickets: Tickets::new(form_key),
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

    /// The same with the master keys of the seal; without them nothing can be sealed.
    #[must_use]
    pub fn with_seals(self, seals: Arc<dyn Holder>) -> Self {
        Self { seals, ..self }
    }

    /// The same with the key that signs the root of each day.
    #[must_use]
    pub fn with_audit_key(self, key: witness::Key) -> Self {
        Self {
            audit_key: Some(Arc::new(key)),
            ..self
        }
    }

    /// The same with providers of identities.
    #[must_use]
    pub fn with_federation(self, federation: Federation) -> Self {
        Self { federation, ..self }
    }

    /// What an act needs from outside, at this moment.
    pub fn setting(&self) -> Setting {
        Setting {
            now: self.clock.now().of_work(),
            ids: self.ids.clone(),
            law: Arc::clone(&self.law),
            secrets: Arc::clone(&self.chance) as Arc<dyn casework::Secrets>,
            seals: Arc::clone(&self.seals),
        }
    }
}

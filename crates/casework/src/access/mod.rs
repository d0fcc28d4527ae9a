//! Who may do what, and whose rows a person sees: the rules of `law/vn/rights.toml`, and proofs made from them.
//!
//! A command takes a [`Permit`] for its act, which only [`Actor::permit`] gives out: forgetting to ask does not
//! compile. A query takes the actor's [`Scope`], so that a list, a count and a search see the same rows.

mod accused;
mod act;
mod administer;
mod factor;
mod identity;
mod names;
mod own;
mod password;
mod policy;
mod proof;
mod second;
mod sign_in;
#[cfg(test)]
mod tests;
mod trail;
mod veil;

pub use accused::{Accused, accused, clear_accused, may_be_accused, name_accused};
pub(crate) use accused::{holders, led_by_accused, name_holders};
pub use act::{Act, acts, prove_rights};
pub use administer::{
    OfficialRow, PostRow, appoint, employ, official, officials, relieve, reset_password, shut_out,
};
pub use factor::{
    NewPasskey, Passkey, PasskeyRow, RECOVERY_CODES, accept_step, add_passkey, codes_left,
    end_passkey, end_totp, enrol_totp, has_totp, passkey, passkeys, renew_codes, totp_secret,
    use_code, use_passkey,
};
pub use identity::{
    IdentityRow, ProvedIdentity, identities, invitation, invite_identity, link_identity,
    note_provider, official_of_identity, provider_of_session, unlink_identity,
};
pub use names::{Colleague, colleagues, names};
pub use own::{
    LONGEST_TOKEN, SessionRow, TokenRow, add_token, end_own_session, end_token, sessions, tokens,
};
pub use password::{
    LONGEST_PASSWORD, SHORTEST_PASSWORD, change_password, check_password, password_hash_of,
};
pub use policy::{FactorPolicy, end_policy, policies, set_policy};
pub use proof::{
    Opening, Owed, Proof, Standing, begin_half, end_half, end_other_sessions, has_factor,
    official_of_half, open_session, record_refused, renew_session,
};
pub use second::{
    DeedRow, LONGEST_EMERGENCY, NewRequest, RequestKind, RequestRow, RequestStand, answer, ask,
    deeds, end_emergency, report_emergency, request, requests,
};
pub use sign_in::{
    NewOfficial, OfficialLine, SignedIn, actor, add_official, add_post, disable, end_session,
    find_sign_in, list_officials, make_token, mark_seen, official_of_session, official_of_token,
    remember_session, set_password,
};
pub use trail::{TrailRow, record_trail_reading, trail};
pub use veil::{KEPT, SEEN, Table, as_seen_by, is_kept_from, veil};

use std::marker::PhantomData;
use std::sync::Arc;

use jiff::civil::Date;
use law::procedure::Post;
use law::rights::{Condition, Rights, Rule};
use store::IntoValue;
use store::Value;

use crate::audit::By;
use crate::{Id, Refusal, Result};

/// One post that a person holds today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HeldPost {
    /// The post.
    pub post: Post,
    /// The unit in which it is held.
    pub unit: String,
    /// Does it look below its unit?
    pub below: bool,
}

/// A person who works for a unit, signed in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Actor {
    /// The official.
    pub official: Id,
    /// Name.
    pub name: String,
    /// What he signs in with.
    pub sign_in: String,
    /// The unit he works for.
    pub unit: String,
    /// Its tenant.
    pub tenant: String,
    /// Posts held today.
    pub posts: Vec<HeldPost>,
    /// The rules, and the day on which they are asked.
    rights: Arc<Rights>,
    on: Date,
}

/// Proof that this person may do this act for this unit.
#[derive(Debug, Clone)]
pub struct Permit<A> {
    official: Option<Id>,
    unit: String,
    tenant: String,
    /// None for the public.
    rule: Option<Rule>,
    act: PhantomData<A>,
}

impl<A> Permit<A> {
    /// The unit for which the act is done.
    pub fn unit(&self) -> &str {
        &self.unit
    }

    /// Its tenant.
    pub fn tenant(&self) -> &str {
        &self.tenant
    }

    /// The same act for the unit in whose book the law says the thing belongs.
    pub(crate) fn brought_to(&self, unit: &crate::organization::Unit) -> Self {
        Self {
            official: self.official,
            unit: unit.code.clone(),
            tenant: unit.tenant.clone(),
            rule: self.rule.clone(),
            act: PhantomData,
        }
    }

    /// Who acts; none for the public.
    pub fn official(&self) -> Option<Id> {
        self.official
    }

    /// The rule that allows it: `R-PET-03`; none for the public.
    pub fn rule(&self) -> Option<&str> {
        self.rule.as_ref().map(|rule| rule.id.as_str())
    }

    /// Is the act about somebody it may be about? Where the rule says so, not about himself.
    ///
    /// # Errors
    /// The refusal `not-oneself`.
    pub fn about(&self, official: Id) -> Result<()> {
        if self.has(Condition::NotHimself) && self.official == Some(official) {
            return Err(Refusal::new("not-oneself").into());
        }
        Ok(())
    }

    /// Is he another than whoever did what comes before? Where the rule asks for a second person.
    pub fn is_second_to(&self, first: Id) -> bool {
        !self.has(Condition::SecondPerson) || self.official != Some(first)
    }

    fn has(&self, condition: Condition) -> bool {
        self.rule.as_ref().is_some_and(|rule| rule.has(condition))
    }

    /// As the audit wants it.
    pub fn by(&self) -> By<'_> {
        By {
            official: self.official,
            unit: &self.unit,
            tenant: &self.tenant,
            rule: self.rule(),
        }
    }
}

/// The rows a person sees: those of his unit and, where a post says so, of the units below.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Scope {
    unit: String,
    below: bool,
}

impl Scope {
    /// Condition on a column that names a unit: `scope.condition("p.unit", 1)` uses the parameters $1 and $2.
    ///
    /// Below its unit the scope is asked row by row, so that a list can be walked in the order of its own index.
    pub fn condition(&self, column: &str, first: usize) -> String {
        let second = first + 1;
        if self.is_whole() {
            format!("cast(${first} as text) = '' and cast(${second} as boolean)")
        } else if self.below {
            format!(
                "exists (select 1 from unit_reach where upper = ${first} and lower = {column} and cast(${second} as boolean))"
            )
        } else {
            format!("{column} = ${first} and not cast(${second} as boolean)")
        }
    }

    /// The two parameters of [`Scope::condition`].
    pub fn values(&self) -> [Value<'_>; 2] {
        [self.unit.value(), self.below.value()]
    }

    /// Every row of the register: for whoever keeps the machine, and for figures that anyone may read.
    pub fn whole() -> Self {
        Self {
            unit: String::new(),
            below: true,
        }
    }

    /// The rows of a unit and of those below it, for what the program itself draws up for that unit.
    pub(crate) fn within(unit: &str) -> Self {
        Self {
            unit: unit.to_owned(),
            below: true,
        }
    }

    /// Is it every row of the register?
    pub fn is_whole(&self) -> bool {
        self.unit.is_empty()
    }

    /// The unit at its top; empty for the whole register.
    pub fn unit(&self) -> &str {
        &self.unit
    }

    /// Does it reach below its unit?
    pub fn reaches_below(&self) -> bool {
        self.below
    }

    /// Only the unit itself.
    #[must_use]
    pub fn own(mut self) -> Self {
        self.below = self.is_whole();
        self
    }
}

impl Actor {
    /// Proof that this person may do the act `A` for his unit today.
    ///
    /// # Errors
    /// The refusal `act-needs-post`.
    pub fn permit<A: Act>(&self) -> Result<Permit<A>> {
        let rule = self.rule_for(A::NAME, &self.unit);
        let rule = rule.ok_or_else(|| Refusal::new("act-needs-post").with("act", A::NAME))?;
        Ok(Permit {
            official: Some(self.official),
            unit: self.unit.clone(),
            tenant: self.tenant.clone(),
            rule: Some(rule.clone()),
            act: PhantomData,
        })
    }

    /// May he do the act? For buttons; a command still needs the permit.
    pub fn may<A: Act>(&self) -> bool {
        self.may_by_name(A::NAME)
    }

    /// May he do the act of this name? For the page that shows him all of them.
    pub fn may_by_name(&self, act: &str) -> bool {
        self.rule_for(act, &self.unit).is_some()
    }

    /// May he do the act in this unit, by a post that he holds there?
    pub fn may_in<A: Act>(&self, unit: &str) -> bool {
        self.rule_for(A::NAME, unit).is_some()
    }

    /// The posts to which the act is given today, whether he holds one or not.
    pub fn posts_for<A: Act>(&self) -> &[Post] {
        self.rights.posts_of(A::NAME, self.on)
    }

    /// The id of the rule of today that gives him the act in this unit.
    pub fn rule_in<A: Act>(&self, unit: &str) -> Option<&str> {
        self.rule_for(A::NAME, unit).map(|rule| rule.id.as_str())
    }

    /// The rule of today that gives him the act in a unit.
    fn rule_for(&self, act: &str, unit: &str) -> Option<&Rule> {
        let rule = self.rights.rule(act, self.on)?;
        let is_allowed_here = !rule.has(Condition::OwnUnit) || unit == self.unit;
        let holds_one = rule.posts.iter().any(|post| self.holds(*post, unit));
        (is_allowed_here && holds_one).then_some(rule)
    }

    /// Does he hold the post in the unit?
    pub fn holds(&self, post: Post, unit: &str) -> bool {
        self.posts
            .iter()
            .any(|held| held.post == post && held.unit == unit)
    }

    /// The rows he sees.
    pub fn scope(&self) -> Scope {
        Scope {
            unit: self.unit.clone(),
            below: self.posts.iter().any(|held| held.below),
        }
    }

    /// As the audit wants it.
    pub fn by(&self) -> By<'_> {
        By {
            official: Some(self.official),
            unit: &self.unit,
            tenant: &self.tenant,
            rule: None,
        }
    }
}

/// Proof that the public may file with this unit: anybody may petition any unit of the register.
pub(crate) fn public(unit: &crate::organization::Unit) -> Permit<acts::File> {
    Permit {
        official: None,
        unit: unit.code.clone(),
        tenant: unit.tenant.clone(),
        rule: None,
        act: PhantomData,
    }
}

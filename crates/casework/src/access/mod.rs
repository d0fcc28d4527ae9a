//! Who may do what, and whose rows a person sees: one table, and proofs made from it.
//!
//! A command takes a [`Permit`] for its act, which only [`Actor::permit`] gives out: forgetting to ask does not
//! compile. A query takes the actor's [`Scope`], so that a list, a count and a search see the same rows.

mod act;
mod administer;
mod names;
mod own;
mod sign_in;
#[cfg(test)]
mod tests;
mod trail;

pub use act::{Act, acts};
pub use administer::{
    OfficialRow, PostRow, appoint, employ, official, officials, relieve, reset_password, shut_out,
};
pub use names::{Colleague, colleagues, names};
pub use own::{
    LONGEST_TOKEN, SessionRow, TokenRow, add_token, end_own_session, end_token, sessions, tokens,
};
pub use sign_in::{
    NewOfficial, OfficialLine, SignedIn, actor, add_official, add_post, disable, end_session,
    find_sign_in, list_officials, make_token, mark_seen, official_of_session, official_of_token,
    remember_session, set_password,
};
pub use trail::{TrailRow, trail};

use std::marker::PhantomData;

use law::procedure::Post;
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
}

/// Proof that this person may do this act for this unit.
#[derive(Debug, Clone)]
pub struct Permit<A> {
    official: Option<Id>,
    unit: String,
    tenant: String,
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

    /// Who acts; none for the public.
    pub fn official(&self) -> Option<Id> {
        self.official
    }

    /// As the audit wants it.
    pub fn by(&self) -> By<'_> {
        By {
            official: self.official,
            unit: &self.unit,
            tenant: &self.tenant,
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
        if !self
            .posts
            .iter()
            .any(|held| held.unit == self.unit && A::POSTS.contains(&held.post))
        {
            return Err(Refusal::new("act-needs-post").with("act", A::NAME).into());
        }
        Ok(Permit {
            official: Some(self.official),
            unit: self.unit.clone(),
            tenant: self.tenant.clone(),
            act: PhantomData,
        })
    }

    /// May he do the act? For buttons; a command still needs the permit.
    pub fn may<A: Act>(&self) -> bool {
        self.posts
            .iter()
            .any(|held| held.unit == self.unit && A::POSTS.contains(&held.post))
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
        }
    }
}

/// Proof that the public may file with this unit: anybody may petition any unit of the register.
pub(crate) fn public(unit: &crate::organization::Unit) -> Permit<acts::File> {
    Permit {
        official: None,
        unit: unit.code.clone(),
        tenant: unit.tenant.clone(),
        act: PhantomData,
    }
}

//! The row of a reception session.

use store::{Row, Tx, params};

use super::state::Session;
use crate::{Failure, Id, Result};

const LOAD: &str = "select * from reception_session where id = $1";
const INSERT: &str = "insert into reception_session (id, tenant, unit, register, kind, form, online_ground, received_by, host, delegated_by, \
     on_day, place, content, announced_on, attendees, starts_at, ends_at, state, moved_to, moved_from, note, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22)";
const SAVE: &str = "update reception_session set received_by = $2, host = $3, delegated_by = $4, announced_on = $5, attendees = $6, \
     starts_at = $7, ends_at = $8, state = $9, moved_to = $10, note = $11, version = version + 1 where id = $1";

impl Session {
    pub(super) fn of_row(row: &Row) -> store::Result<Self> {
        Ok(Self {
            id: row.get("id")?,
            tenant: row.get("tenant")?,
            unit: row.get("unit")?,
            register: row.get("register")?,
            kind: row.get("kind")?,
            form: row.get("form")?,
            online_ground: row.get("online_ground")?,
            received_by: row.get("received_by")?,
            host: row.get("host")?,
            delegated_by: row.get("delegated_by")?,
            on: row.get("on_day")?,
            place: row.get("place")?,
            content: row.get("content")?,
            attendees: row.get("attendees")?,
            announced_on: row.get("announced_on")?,
            starts_at: row.get("starts_at")?,
            ends_at: row.get("ends_at")?,
            state: row.get("state")?,
            moved_to: row.get("moved_to")?,
            moved_from: row.get("moved_from")?,
            note: row.get("note")?,
            version: row.get("version")?,
        })
    }

    /// The session of a unit.
    ///
    /// # Errors
    /// Not found when it does not exist or is another unit's.
    pub(super) fn load(tx: &mut Tx<'_>, id: Id, unit: &str) -> Result<Self> {
        let row = tx.first(LOAD, params![id])?.ok_or(Failure::NotFound)?;
        let session = Self::of_row(&row)?;
        if session.unit == unit {
            Ok(session)
        } else {
            Err(Failure::NotFound)
        }
    }

    pub(super) fn insert(&self, tx: &mut Tx<'_>) -> Result<()> {
        tx.send(
            INSERT,
            params![
                self.id,
                self.tenant,
                self.unit,
                self.register,
                self.kind,
                self.form,
                self.online_ground,
                self.received_by,
                self.host,
                self.delegated_by,
                self.on,
                self.place,
                self.content,
                self.announced_on,
                self.attendees,
                self.starts_at,
                self.ends_at,
                self.state,
                self.moved_to,
                self.moved_from,
                self.note,
                self.version
            ],
        )?;
        Ok(())
    }

    pub(super) fn save(&self, tx: &mut Tx<'_>) -> Result<()> {
        tx.send(
            SAVE,
            params![
                self.id,
                self.received_by,
                self.host,
                self.delegated_by,
                self.announced_on,
                self.attendees,
                self.starts_at,
                self.ends_at,
                self.state,
                self.moved_to,
                self.note
            ],
        )?;
        Ok(())
    }
}

//! One SQL text, two typed drivers: the macro runs a statement on whichever engine the connection is of.

/// Runs one statement: `sql!(conn, fetch_all Row, "SELECT … $1", a)`, `sql!(conn, execute, "UPDATE … $1", a)`.
///
/// `execute` gives the number of rows touched. Errors become [`crate::Error`].
macro_rules! sql {
    ($conn:expr, execute, $text:expr $(, $arg:expr)* $(,)?) => {
        match $conn.engine() {
            $crate::db::Engine::Sqlite(c) => sqlx::query($text)$(.bind($arg))*.execute(c).await.map(|done| done.rows_affected()),
            $crate::db::Engine::Postgres(c) => sqlx::query($text)$(.bind($arg))*.execute(c).await.map(|done| done.rows_affected()),
        }
        .map_err($crate::Error::from)
    };
    ($conn:expr, $fetch:ident $row:ty, $text:expr $(, $arg:expr)* $(,)?) => {
        match $conn.engine() {
            $crate::db::Engine::Sqlite(c) => sqlx::query_as::<_, $row>($text)$(.bind($arg))*.$fetch(c).await,
            $crate::db::Engine::Postgres(c) => sqlx::query_as::<_, $row>($text)$(.bind($arg))*.$fetch(c).await,
        }
        .map_err($crate::Error::from)
    };
}

//! A value of a policy with the line it stands on.

/// One value and the line it starts on (from 1; 0 when it never stood in a file).
#[derive(Clone, PartialEq)]
pub struct Node {
    /// Line of the first character.
    pub line: u32,
    /// What stands there.
    pub value: Value,
}

/// What a [`Node`] holds.
#[derive(Clone, PartialEq)]
pub enum Value {
    /// `null`: read as "not given".
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// Any number.
    Number(f64),
    /// A string.
    Text(String),
    /// A list.
    List(Vec<Node>),
    /// An object, in the order written.
    Object(Vec<Member>),
}

/// One key of an object with its value.
#[derive(Clone, PartialEq)]
pub struct Member {
    /// The key.
    pub key: String,
    /// Line of the key.
    pub line: u32,
    /// Its value.
    pub value: Node,
}

impl Value {
    /// The word people use for this type.
    #[must_use]
    pub fn type_word(&self) -> &'static str {
        match self {
            Value::Null => "null",
            Value::Bool(_) => "true-or-false",
            Value::Number(_) => "number",
            Value::Text(_) => "text",
            Value::List(_) => "list",
            Value::Object(_) => "object",
        }
    }
}

impl std::fmt::Debug for Node {
    /// Shows the type and the line only: a policy can hold names to watch for.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Node({} at line {})", self.value.type_word(), self.line)
    }
}

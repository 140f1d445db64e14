"use strict";

// Chromium starts this file; Firefox lists the same scripts in the manifest, in the same order.
importScripts(
  "../core/core.js", "failure.js", "host.js", "memory.js", "senders.js", "settings.js", "icon.js", "desk.js", "reader.js",
  "companion.js", "chats.js", "messages.js", "welcome.js",
  "main.js",
);

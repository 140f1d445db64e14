"use strict";

/** Beginning: listeners first, in the same turn, as a browser that wakes us expects. */
{
  const refresh = async () => {
    await Host.configure();
    await Messages.changed();
  };

  Messages.listen();
  Desk.listen();

  chrome.storage.onChanged.addListener((changes, area) => {
    if (area === "managed") void Settings.readManaged().then(refresh);
    if (area === "local" && "settings" in changes) void refresh();
  });
  chrome.tabs.onRemoved.addListener((tab) => void Promise.all([Memory.forgetTab(tab), Companion.forgetTab(tab)]));

  const offerDesk = async () => Desk.offer((await Host.ask((engine) => engine.wording()))["desk.menu"] ?? "Candour");
  chrome.runtime.onInstalled.addListener(({ reason }) => {
    void offerDesk();
    if (reason === "install") void Welcome.open();
  });
  chrome.runtime.onStartup.addListener(() => void offerDesk());

  // Storage is for our own pages and the background; content scripts ask.
  void chrome.storage.local.setAccessLevel?.({ accessLevel: "TRUSTED_CONTEXTS" });
  void Settings.readManaged().then(refresh);
}

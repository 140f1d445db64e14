// What this code uses of browsers beyond the types that TypeScript and @types/chrome know. Both browsers call the namespace `chrome`.

declare namespace chrome {
  /** Firefox's sidebar; absent in Chromium. */
  const sidebarAction: { open(): Promise<void> } | undefined;
}

// Both browsers have these since 2025; the manifest asks for such a version.
interface Uint8Array { toBase64(): string }
interface Uint8ArrayConstructor { fromBase64(text: string): Uint8Array<ArrayBuffer> }

// Firefox fills a synthetic paste from these two.
interface ClipboardEventInit { dataType?: string; data?: string }

"use strict";

/** Underlines in place, drawn by the browser's highlight registry: nothing is written into the site's page. */
const Marks = (() => {
  const NAME = "candour";

  const able = () => typeof Highlight === "function" && "highlights" in CSS;

  /**
   * @param {HTMLElement} box
   * @param {GroupView[]} groups
   */
  function show(box, groups) {
    if (!able()) return;
    const { nodes } = Composer.read(box);
    const spans = groups.flatMap((group) => group.findings).filter((finding) => !finding.kept);
    const ranges = spans.flatMap((finding) => rangesFor(nodes, finding.start, finding.end));
    try {
      CSS.highlights.set(NAME, new Highlight(...ranges));
    } catch {
      // A browser that keeps the registry from content scripts: the chip still counts.
    }
  }

  /** @param {{node: Text, start: number}[]} nodes @param {number} start @param {number} end */
  function rangesFor(nodes, start, end) {
    const touched = nodes.filter(({ node, start: at }) => at < end && at + node.length > start);
    return touched.map(({ node, start: at }) => {
      const range = document.createRange();
      range.setStart(node, Math.max(0, start - at));
      range.setEnd(node, Math.min(node.length, end - at));
      return range;
    });
  }

  function clear() {
    if (able()) CSS.highlights.delete(NAME);
  }

  return { show, clear };
})();

// Tabs after the ARIA pattern: one of them is in the tab order, the arrow keys go to the others.
export class Tabs {
  constructor(list, panel, choose) {
    this.panel = panel;
    this.choose = choose;
    this.all = [...list.querySelectorAll("[role=tab]")];
    for (const tab of this.all) tab.addEventListener("click", () => this.select(tab.id));
    list.addEventListener("keydown", (e) => this.#key(e));
  }

  select(id) {
    for (const tab of this.all) {
      const chosen = tab.id === id;
      tab.setAttribute("aria-selected", chosen);
      tab.tabIndex = chosen ? 0 : -1;
    }
    this.panel.setAttribute("aria-labelledby", id);
    this.choose(id.replace("tab-", ""));
  }

  #key(e) {
    const tabs = this.all.filter((tab) => !tab.hidden);
    const at = tabs.indexOf(document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[e.key];
    if (at < 0 || to === undefined) return;
    e.preventDefault();
    const tab = tabs[(to + tabs.length) % tabs.length];
    tab.focus();
    this.select(tab.id);
  }
}

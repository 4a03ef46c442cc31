"""Drives the real program over the accessibility bus as a screen reader does: accessibility_walk.py PROGRAM

Started by accessibility_walk.sh, which gives it a display, a window manager and a bus of its own. Plays the same part in
Dutch and in English and prints each finding; exit code 1 when there are any.
"""

import re
import sys
import tempfile

import pyatspi

from accessibility import (Balie, Failure, actions_of, children, describe, give_focus, has_focus, is_control, is_showing, key,
                           name_of, press, role_of, states, walk_windows)

ESCAPE, MENU_KEY = 0xFF1B, 0xFF67  # X11 key symbols

BUTTON, CHECK, FIELD, LIST, ITEM = (pyatspi.ROLE_PUSH_BUTTON, pyatspi.ROLE_CHECK_BOX, pyatspi.ROLE_TEXT, pyatspi.ROLE_LIST,
                                    pyatspi.ROLE_LIST_ITEM)
DIALOG = pyatspi.ROLE_DIALOG

WORDS = {
    "nl": {
        "search": "Zoek of kies een nummer", "people": "Collega's", "results": "Zoekresultaten", "menu": "Menu",
        "states": ("vrij", "in gesprek", "wordt gebeld", "belt, in gesprek", "kiest", "in wacht", "niet storen",
                   "doorgeschakeld"),
        "ringing": "Gaat over: ", "talking": "In gesprek: ", "answer": "Aannemen", "hang up": "Ophangen",
        "own lamp on a call": "Uw lampje: in gesprek", "more filters": "Meer filters", "forward": "Doorschakelen",
        "settings": "Instellingen", "pages": "Pagina's van de instellingen", "cancel": "Annuleren", "keys": "Alle toetsen", "show keys": "Toetsen tonen",
        "arrange": "Panelen verplaatsen", "view": "Beeld", "sign in": "Aanmelden", "people menu": "Collega's", "to the people": "Naar de collega", "server": "Server",
    },
    "en": {
        "search": "Search or dial a number", "people": "Colleagues", "results": "Search results", "menu": "Menu",
        "states": ("free", "on a call", "ringing", "ringing, on a call", "dialling", "on hold", "do not disturb", "forwarded"),
        "ringing": "Ringing: ", "talking": "On a call: ", "answer": "Answer", "hang up": "Hang up",
        "own lamp on a call": "Your lamp: on a call", "more filters": "More filters", "forward": "Forward",
        "settings": "Settings", "pages": "Pages of the settings", "cancel": "Cancel", "keys": "All keys", "show keys": "Show the keys",
        "arrange": "Move the panes", "view": "View", "sign in": "Sign in", "people menu": "People", "to the people": "Go to the people", "server": "Server",
    },
}


class Walk:
    """One language's part: what was looked at, and what was found wrong."""

    def __init__(self, program, language, folder):
        self.program, self.language, self.folder = program, language, folder
        self.words = WORDS[language]
        self.findings = []
        self.controls = {}  # by the place that was audited: the names of its controls

    def find(self, sentence):
        self.findings.append(f"{self.language}: {sentence}")

    def expect(self, holds, sentence):
        if not holds:
            self.find(sentence)

    def audit(self, place, start):
        """Every control that shows in `start` has a name."""
        names = []
        for node in walk_windows(start):
            if not is_control(node):
                continue
            name = name_of(node).strip()
            names.append(name)
            self.expect(name, f"{place}: no name: {describe(node)}, actions {actions_of(node)}")
            self.expect("&" not in name, f"{place}: a mnemonic stands in the name '{name}'")
        self.expect(names, f"{place}: nothing there that a person could use")
        self.controls[place] = names

    # The console

    def console(self):
        with Balie(self.program, ["--demo", "--seed", "1", "--users", "12", "--language", self.language], self.folder) as balie:
            self.balie = balie
            words = self.words
            self.field = balie.one(FIELD, words["search"])
            balie.wait("the focus in the search field", lambda: has_focus(self.field))
            self.audit("console", balie.app)
            self.lamps()
            self.call_while_typing()
            self.answer()
            self.menus()
            self.panes()
            self.forwarding()
            self.settings()
            self.keys()

    def lamps(self):
        balie, words = self.balie, self.words
        people = balie.one(LIST, words["people"])
        tiles = balie.wait("twelve lamps that are known", lambda: self.known_tiles(people, 12))
        for name, extension, state in tiles:
            self.expect(len(name.split()) >= 1 and extension, f"a tile without a person: {name}")
            self.expect(state.startswith(words["states"]), f"the tile of {name} says no state but '{state}'")
        self.expect(any(name == "Bram Jansen" and extension == "202" for name, extension, _ in tiles),
                    f"Bram Jansen, 202, is not among the tiles: {tiles}")

    @staticmethod
    def known_tiles(people, count):
        tiles = [re.fullmatch(r"([^,]+), (\d+), (.+)", name_of(item)) for item in children(people)]
        return [tile.groups() for tile in tiles] if len(tiles) == count and all(tiles) else None

    def call_while_typing(self):
        """A call that comes in is told and shown, and leaves field, focus and text alone."""
        balie, words = self.balie, self.words
        self.field.queryEditableText().insertText(0, "br", 2)
        results = balie.one(LIST, words["results"])
        found = balie.wait("Bram Jansen among the results", lambda: [
            name_of(item) for item in children(results) if name_of(item).startswith("Bram Jansen, 202, ")])
        everybody = [item for item in children(results)]
        self.expect(found and len(everybody) < 12, "typing did not change the list of results")
        self.audit("search results", balie.app)
        bram = [item for item in children(results) if name_of(item).startswith("Bram Jansen, 202, ")][0]
        if pyatspi.STATE_SELECTED not in states(bram):
            press(bram, ("Toggle",))
        balie.wait("Enter to be about Bram Jansen", lambda: balie.all(pyatspi.ROLE_LABEL, matches=lambda name: name.startswith(
            "Enter: ") and "Bram Jansen" in name))

        told = len(balie.announced())
        focus_events = len([event for event in balie.events if "focused" in event[0]])
        news = balie.wait("a call that is announced", lambda: [
            name for name in balie.announced()[told:] if name.startswith(words["ringing"])])
        card = balie.one(ITEM, words["ringing"])
        self.expect(card is not None, f"'{news[0]}' was announced, but no card shows")
        self.expect(has_focus(self.field), f"the call moved the focus to {describe(balie.focused())}")
        moved = [event for event in balie.events if "focused" in event[0]][focus_events:]
        self.expect(not moved, f"the call moved the focus: {moved}")
        text = self.field.queryText().getText(0, -1)
        self.expect(text == "br", f"the call changed what was typed to '{text}'")
        self.audit("a call rings", balie.app)
        self.field.queryEditableText().setTextContents("")
        balie.wait("the people again", lambda: balie.all(LIST, matches=words["people"].__eq__))

    def answer(self):
        balie, words = self.balie, self.words
        press(balie.one(BUTTON, words["answer"]), ("Press",))
        balie.one(ITEM, words["talking"])
        balie.one(pyatspi.ROLE_IMAGE, words["own lamp on a call"])
        hang_up = balie.one(BUTTON, words["hang up"])
        self.audit("on a call", balie.app)
        card = balie.one(ITEM, words["talking"])
        give_focus(card)
        balie.wait("the focus on the call", lambda: has_focus(card))
        self.menu_by_key("menu of a call")
        give_focus(self.field)
        balie.wait("the focus in the search field", lambda: has_focus(self.field))
        press(hang_up, ("Press",))
        balie.wait("the end of the call", lambda: not balie.all(ITEM, matches=lambda name: name.startswith(words["talking"])))

    # Menus

    def opened(self, place, act):
        """Does what opens a menu, and waits for the menu."""
        before = list(self.balie.open_popups())
        act()
        return self.balie.wait(place, lambda: [popup for popup in self.balie.open_popups() if popup not in before])[0]

    def close_menus(self):
        while self.balie.open_popups():
            before = len(self.balie.popups)
            key(ESCAPE)
            self.balie.wait("a menu to close", lambda: len(self.balie.open_popups()) < before)

    def menu_by_key(self, place):
        """The menu of what has the focus."""
        self.audit(place, self.opened(place, lambda: key(MENU_KEY)))
        self.close_menus()

    def menus(self):
        balie, words = self.balie, self.words
        self.menu_by_key("menu of the search field")
        self.choose(words["people menu"], words["to the people"])
        people = balie.one(LIST, words["people"])
        balie.wait("the focus on a person", lambda: any(has_focus(tile) for tile in children(people)))
        self.menu_by_key("menu of a person")
        self.audit("menu of filters", self.opened("the menu of filters", lambda: press(balie.one(BUTTON, words["more filters"]))))
        self.close_menus()
        main = self.opened("the menu", lambda: press(balie.one(BUTTON, words["menu"])))
        self.audit("menu", main)
        for entry in [entry for entry in children(main) if "ShowMenu" in actions_of(entry)]:
            title = name_of(entry)
            self.audit(f"menu {title}", self.opened(f"the menu {title}", lambda: press(entry)))
        self.close_menus()

    def choose(self, *path):
        """Chooses from the main menu by names."""
        menu = self.opened("the menu", lambda: press(self.balie.one(BUTTON, self.words["menu"])))
        for name in path:
            entry = [entry for entry in children(menu) if name_of(entry).startswith(name)]
            if not entry:
                raise Failure(f"'{name}' is not in the menu, but {[name_of(entry) for entry in children(menu)]}")
            if name == path[-1]:
                press(entry[0])
            else:
                menu = self.opened(f"the menu {name}", lambda: press(entry[0]))
        self.close_menus()  # Qt leaves them open when a screen reader, and not a hand, chooses

    # Windows

    def panes(self):
        self.choose(self.words["view"], self.words["arrange"])
        self.audit("panes being moved", self.balie.app)
        self.choose(self.words["view"], self.words["arrange"])

    def dialog(self, what):
        return self.balie.wait(what, lambda: self.balie.all(DIALOG))[0]

    def close_dialog(self, dialog):
        press(self.balie.one(BUTTON, self.words["cancel"], dialog), ("Press",))
        self.balie.wait("the dialog to close", lambda: not self.balie.all(DIALOG))

    def forwarding(self):
        press(self.balie.one(CHECK, self.words["forward"]), ("Toggle",))
        dialog = self.dialog("the question where calls go")
        self.expect(name_of(dialog), "the question where calls go has no name")
        self.audit("forwarding", dialog)
        self.close_dialog(dialog)

    def settings(self):
        balie, words = self.balie, self.words
        self.choose(words["settings"])
        dialog = self.dialog("the settings")
        pages = balie.one(LIST, words["pages"], dialog)
        titles = [name_of(page) for page in children(pages)]
        self.expect(len(titles) >= 5, f"the settings have few pages: {titles}")
        for page, title in zip(list(children(pages)), titles):
            if pyatspi.STATE_SELECTED not in states(page):
                press(page, ("Toggle",))
            balie.wait(f"the page {title}", lambda: [
                node for node in walk_windows(dialog) if name_of(node) == title and role_of(node) != ITEM])
            self.audit(f"settings, {title}", dialog)
        self.close_dialog(dialog)

    def keys(self):
        self.choose(self.words["show keys"])
        overlay = self.balie.one(None, self.words["keys"])
        self.audit("the table of keys", overlay)
        key(ESCAPE)
        self.balie.wait("the table of keys to close", lambda: not is_showing(overlay))

    # Signing in

    def sign_in(self):
        with Balie(self.program, ["--language", self.language], self.folder) as balie:
            self.balie = balie
            dialog = self.dialog("the sign-in")
            server = balie.one(FIELD, self.words["server"], dialog)
            self.audit("sign-in", dialog)
            server.queryEditableText().setTextContents("not a server")
            press(balie.one(BUTTON, self.words["sign in"], dialog), ("Press",))
            balie.wait("the reason at the field", lambda: server.description)
            self.audit("sign-in with a mistake", dialog)
            self.close_dialog(dialog)


def untranslated(walks):
    """Controls that say the same in both languages, though they hold words and not names."""
    same = {"BroadWorks", "Menu", "OK", "Server", "IT", "Support", "Helpdesk", "Receptie", "Administratie", "Directie", "Inkoop", "Magazijn",
            "Personeelszaken", "Verkoop"}
    found = []
    dutch, english = walks
    for place, names in english.controls.items():
        for name in sorted(set(names) & set(dutch.controls.get(place, [])) - same):
            if re.search(r"[a-z]{3}", name):
                found.append(f"{place}: '{name}' is the same in Dutch and English")
    return found


def main():
    walks, findings = [], []
    for language in ("nl", "en"):
        with tempfile.TemporaryDirectory(prefix="balie-walk-") as folder:
            walk = Walk(sys.argv[1], language, folder)
            walks.append(walk)
            try:
                walk.console()
                walk.sign_in()
            except Failure as failure:
                walk.find(str(failure))
            findings += walk.findings
            print(f"{language}: {sum(map(len, walk.controls.values()))} controls in {len(walk.controls)} places", flush=True)
    findings += untranslated(walks)
    for finding in findings:
        print(f"finding: {finding}")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())

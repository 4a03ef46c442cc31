"""What the accessibility walk needs of the AT-SPI bus: Balie as a process, its tree, and waiting on what it shows.

Nothing here sleeps in the hope that something has happened: `Balie.wait` polls a condition with a deadline, and handles
the bus's events in between.
"""

import os
import subprocess
import time

import pyatspi
from gi.repository import Atspi, GLib

PATIENCE = 30.0  # seconds; far more than any condition takes, for a machine that is busy
PAUSE = 0.03


class Failure(Exception):
    pass


def children(node):
    """The children that are there now: the tree changes while it is read."""
    try:
        count = node.childCount
    except GLib.Error:
        return
    for index in range(count):
        try:
            child = node.getChildAtIndex(index)
        except GLib.Error:
            continue
        if child is not None:
            yield child


def states(node):
    try:
        return set(node.getState().getStates())
    except GLib.Error:
        return set()


def is_showing(node):
    return pyatspi.STATE_SHOWING in states(node)


def has_focus(node):
    return pyatspi.STATE_FOCUSED in states(node)


def name_of(node):
    try:
        return node.name or ""
    except GLib.Error:
        return ""


def role_of(node):
    try:
        return node.getRole()
    except GLib.Error:
        return pyatspi.ROLE_INVALID


def actions_of(node):
    try:
        action = node.queryAction()
        return [action.getName(index) for index in range(action.nActions)]
    except (NotImplementedError, GLib.Error):
        return []


def walk(node, showing=True):
    """`node` and all below it, depth first; what does not show is left out with all it contains."""
    if showing and not is_showing(node):
        return
    yield node
    for child in children(node):
        yield from walk(child, showing)


def describe(node):
    path = []
    while node is not None and role_of(node) not in (pyatspi.ROLE_APPLICATION, pyatspi.ROLE_DESKTOP_FRAME):
        path.append(f"{node.getRoleName()} '{name_of(node)}'")
        node = node.parent
    return " in ".join(path[:4])


def is_control(node):
    """Something that a person can get to or do something with."""
    found = states(node)
    return bool(found & {pyatspi.STATE_FOCUSABLE, pyatspi.STATE_EDITABLE} or actions_of(node))


def press(node, wanted=("Press", "ShowMenu", "Toggle")):
    """Does the first of the wanted actions that the control has, as a screen reader would."""
    names = actions_of(node)
    for action in wanted:
        if action in names:
            try:
                node.queryAction().doAction(names.index(action))
            except GLib.Error:
                pass  # A menu answers only when it is closed again; what is then waited for tells whether it opened.
            return
    raise Failure(f"{describe(node)} has none of the actions {wanted}, but {names}")


def give_focus(node):
    node.queryComponent().grabFocus()


def key(symbol):
    """A key press by the keyboard, on whatever has the focus."""
    pyatspi.Registry.generateKeyboardEvent(symbol, None, pyatspi.KEY_SYM)


class Balie:
    """One running program. Everything that the bus tells of it is kept in `events` as (type, detail1, role, name), and
    every menu that opened in `popups`: Qt leaves open menus out of the tree, and a screen reader knows them from the bus."""

    HEARD = ("object:state-changed:showing", "object:state-changed:focused")

    def __init__(self, program, arguments, folder):
        self.events = []
        self.popups = []
        for kind in self.HEARD:
            pyatspi.Registry.registerEventListener(self._hear, kind)
        places = {name: os.path.join(folder, name.lower()) for name in
                  ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR", "HOME")}
        for place in places.values():
            os.makedirs(place, mode=0o700, exist_ok=True)
        environment = dict(os.environ, **places, QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1", QT_QPA_PLATFORM="xcb",
                           LC_ALL="C.UTF-8", TZ="UTC")
        self.app = None
        self._process = subprocess.Popen([program, *arguments], env=environment)
        try:
            self.app = self.wait("the program on the accessibility bus", self._find)
            self.app.set_cache_mask(Atspi.Cache.NONE)  # What is asked is asked of the program, not of a memory of it.
        except BaseException:
            self._end()
            raise

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._end()

    def _end(self):
        for kind in self.HEARD:
            pyatspi.Registry.deregisterEventListener(self._hear, kind)
        self._process.terminate()
        try:
            self._process.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def _find(self):
        for app in children(pyatspi.Registry.getDesktop(0)):
            try:
                if app.get_process_id() == self._process.pid and app.childCount > 0:
                    return app
            except GLib.Error:
                continue
        return None

    def _hear(self, event):
        try:
            if self.app is not None and event.host_application == self.app:
                role = event.source.getRole()
                self.events.append((event.type, event.detail1, role, event.source.name))
                if role == pyatspi.ROLE_POPUP_MENU and event.type.startswith("object:state-changed:showing") and event.detail1:
                    self.popups.append(event.source)
        except GLib.Error:
            pass  # What it told of is gone again.

    def wait(self, what, condition):
        """Waits until `condition()` is something, and gives that."""
        deadline = time.monotonic() + PATIENCE
        while True:
            while GLib.MainContext.default().iteration(False):
                pass
            found = condition()
            if found:
                return found
            if self._process.poll() is not None:
                raise Failure(f"the program ended with {self._process.returncode} while waiting for {what}")
            if time.monotonic() > deadline:
                raise Failure(f"waited {PATIENCE:.0f} s for {what}")
            time.sleep(PAUSE)

    def all(self, role=None, start=None, matches=lambda name: True):
        """Everything that shows with that role and such a name."""
        return [node for node in walk_windows(self.app if start is None else start)
                if (role is None or role_of(node) == role) and matches(name_of(node))]

    def one(self, role, name, start=None):
        """Waits for something that shows with that role and a name that begins so."""
        def look():
            found = self.all(role, start, lambda given: given.startswith(name))
            return found[0] if found else None
        return self.wait(f"{'something' if role is None else Atspi.role_get_name(role)} '{name}...'", look)

    def focused(self):
        for node in walk_windows(self.app):
            if has_focus(node):
                return node
        return None

    def open_popups(self):
        self.popups = [popup for popup in self.popups if is_showing(popup)]
        return self.popups

    def announced(self):
        """What a screen reader was given to read out so far: notifications that came to show."""
        return [name for kind, on, role, name in self.events
                if kind.startswith("object:state-changed:showing") and on == 1 and role == pyatspi.ROLE_NOTIFICATION]


def walk_windows(start):
    """Like walk, but the application itself need not show."""
    if role_of(start) == pyatspi.ROLE_APPLICATION:
        for window in children(start):
            yield from walk(window)
    else:
        yield from walk(start)

<?php
// A SabreDAV calendar server of one test, run by PHP's own web server in a folder of its own:
//   php -S 127.0.0.1:PORT sabredav.php
// seed.json in that folder says who is there: [{"name", "email", "events": ["BEGIN:VEVENT..."]}]; everybody has the
// calendar "werk" and the password "geheim".
date_default_timezone_set('UTC');
error_reporting(E_ERROR | E_PARSE); // the library is older than this PHP and says so
require_once 'Sabre/autoload.php';

class OnePassword extends \Sabre\DAV\Auth\Backend\AbstractBasic
{
    protected function validateUserPass($username, $password)
    {
        return $password === 'geheim';
    }
}

$isNew = !file_exists('sabredav.sqlite');
$database = new \PDO('sqlite:sabredav.sqlite');
$database->setAttribute(PDO::ATTR_ERRMODE, PDO::ERRMODE_EXCEPTION);
if ($isNew) {
    $database->exec('CREATE TABLE principals (id INTEGER PRIMARY KEY, uri TEXT UNIQUE, email TEXT, displayname TEXT, vcardurl TEXT);
        CREATE TABLE groupmembers (id INTEGER PRIMARY KEY, principal_id INTEGER, member_id INTEGER);
        CREATE TABLE calendars (id INTEGER PRIMARY KEY, principaluri TEXT, displayname TEXT, uri TEXT, ctag INTEGER,
            description TEXT, calendarorder INTEGER, calendarcolor TEXT, timezone TEXT, components TEXT, transparent BOOL);
        CREATE TABLE calendarobjects (id INTEGER PRIMARY KEY, calendardata BLOB, uri TEXT, calendarid INTEGER,
            lastmodified INTEGER, etag TEXT, size INTEGER, componenttype TEXT, firstoccurence INTEGER, lastoccurence INTEGER);');
}
$principals = new \Sabre\DAVACL\PrincipalBackend\PDO($database);
$calendars = new \Sabre\CalDAV\Backend\PDO($database);
if ($isNew) {
    foreach (json_decode(file_get_contents('seed.json'), true) as $user) {
        $uri = 'principals/' . $user['name'];
        $database->prepare('INSERT INTO principals (uri, email, displayname) VALUES (?, ?, ?)')
            ->execute(array($uri, $user['email'], $user['name']));
        $calendar = $calendars->createCalendar($uri, 'werk', array());
        foreach ($user['events'] as $number => $event) {
            $calendars->createCalendarObject($calendar, "$number.ics",
                "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//test//EN\r\n$event\r\nEND:VCALENDAR\r\n");
        }
    }
}

$server = new \Sabre\DAV\Server(array(
    new \Sabre\CalDAV\Principal\Collection($principals),
    new \Sabre\CalDAV\CalendarRootNode($principals, $calendars),
));
$server->setBaseUri('/');
$server->addPlugin(new \Sabre\DAV\Auth\Plugin(new OnePassword(), 'test'));
$server->addPlugin(new \Sabre\CalDAV\Plugin());
$server->addPlugin(new \Sabre\DAVACL\Plugin());
$server->exec();

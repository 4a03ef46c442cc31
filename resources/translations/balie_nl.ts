<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>ActionId</name>
    <message>
        <source>Answer</source>
        <translation>Aannemen</translation>
    </message>
    <message>
        <source>Hang up</source>
        <translation>Ophangen</translation>
    </message>
    <message>
        <source>Hold or take back</source>
        <translation>In wacht of terughalen</translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation>Doorverbinden</translation>
    </message>
    <message>
        <source>Consult, then transfer</source>
        <translation>Ruggespraak, dan doorverbinden</translation>
    </message>
    <message>
        <source>Complete the transfer</source>
        <translation>Doorverbinden voltooien</translation>
    </message>
    <message>
        <source>Back to the caller</source>
        <translation>Terug naar de beller</translation>
    </message>
    <message>
        <source>Change between two calls</source>
        <translation>Wisselen tussen twee gesprekken</translation>
    </message>
    <message>
        <source>To voice mail</source>
        <translation>Naar voicemail</translation>
    </message>
    <message>
        <source>To the mobile</source>
        <translation>Naar mobiel</translation>
    </message>
    <message>
        <source>Park</source>
        <translation>Parkeren</translation>
    </message>
    <message>
        <source>Pull back</source>
        <translation>Terughalen</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Bellen</translation>
    </message>
    <message>
        <source>Next call</source>
        <translation>Volgend gesprek</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Zoeken</translation>
    </message>
    <message>
        <source>Go to the calls</source>
        <translation>Naar de gesprekken</translation>
    </message>
    <message>
        <source>Go to the people</source>
        <translation>Naar de collega&apos;s</translation>
    </message>
    <message>
        <source>Check now</source>
        <translation>Nu controleren</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favoriet</translation>
    </message>
    <message>
        <source>Watch</source>
        <translation>Volgen</translation>
    </message>
    <message>
        <source>Show the keys</source>
        <translation>Toetsen tonen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Afsluiten</translation>
    </message>
    <message>
        <source>Retrieve a parked call</source>
        <translation>Geparkeerd gesprek terughalen</translation>
    </message>
    <message>
        <source>Message slip</source>
        <translation>Terugbelnotitie</translation>
    </message>
    <message>
        <source>Note on the call</source>
        <translation>Notitie bij het gesprek</translation>
    </message>
    <message>
        <source>Note at the desk</source>
        <translation>Notitie op de plek</translation>
    </message>
    <message>
        <source>Go to the slips</source>
        <translation>Naar de terugbelnotities</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacten</translation>
    </message>
    <message>
        <source>Choose who usually takes it</source>
        <translation>Kies wie het meestal aanneemt</translation>
    </message>
    <message>
        <source>Note on the colleague</source>
        <translation>Notitie over de collega</translation>
    </message>
    <message>
        <source>Journal of calls</source>
        <translation>Gespreksjournaal</translation>
    </message>
    <message>
        <source>Open the customer card</source>
        <translation>Klantkaart openen</translation>
    </message>
    <message>
        <source>Go to the customer card</source>
        <translation>Naar de klantkaart</translation>
    </message>
</context>
<context>
    <name>CallActions</name>
    <message>
        <source>The PBX does not allow this for this call now.</source>
        <translation>De telefooncentrale staat dit nu niet toe voor dit gesprek.</translation>
    </message>
    <message>
        <source>Answer this call first: the PBX cannot send on a call that rings.</source>
        <translation>Neem dit gesprek eerst aan: de centrale kan een gesprek dat nog overgaat niet doorsturen.</translation>
    </message>
    <message>
        <source>Only a call that is answered can be transferred.</source>
        <translation>Alleen een gesprek dat is aangenomen kan worden doorverbonden.</translation>
    </message>
    <message>
        <source>There is no consultation to complete.</source>
        <translation>Er is geen ruggespraak om te voltooien.</translation>
    </message>
    <message>
        <source>The consulted colleague has not answered yet.</source>
        <translation>De collega voor ruggespraak heeft nog niet opgenomen.</translation>
    </message>
    <message>
        <source>This PBX has no voice mail.</source>
        <translation>Deze centrale heeft geen voicemail.</translation>
    </message>
    <message>
        <source>This call does not ring.</source>
        <translation>Dit gesprek gaat niet over.</translation>
    </message>
    <message>
        <source>Answer this call first.</source>
        <translation>Neem dit gesprek eerst aan.</translation>
    </message>
    <message>
        <source>No caller is waiting behind this call.</source>
        <translation>Er wacht geen beller achter dit gesprek.</translation>
    </message>
    <message>
        <source>There is no second call to change to.</source>
        <translation>Er is geen tweede gesprek om naar te wisselen.</translation>
    </message>
    <message>
        <source>There is no connection to the PBX. This works again when it is back.</source>
        <translation>Er is geen verbinding met de centrale. Zodra die terug is, werkt dit weer.</translation>
    </message>
    <message>
        <source>The PBX cannot bring this call back.</source>
        <translation>De centrale kan dit gesprek niet terughalen.</translation>
    </message>
    <message>
        <source>There is no call to do this with.</source>
        <translation>Er is geen gesprek om dit mee te doen.</translation>
    </message>
</context>
<context>
    <name>CallItem</name>
    <message>
        <source>for %1</source>
        <translation>voor %1</translation>
    </message>
    <message>
        <source>inside for %1 in all</source>
        <translation>in totaal %1 binnen</translation>
    </message>
    <message>
        <source>no connection to the PBX, this may have changed</source>
        <translation>geen verbinding met de centrale, dit kan veranderd zijn</translation>
    </message>
    <message>
        <source>usually taken by %1</source>
        <translation>meestal voor %1</translation>
    </message>
</context>
<context>
    <name>CardDav</name>
    <message>
        <source>%1 shows this user no address book. Check the address and the user name.</source>
        <translation>%1 toont deze gebruiker geen adresboek. Controleer het adres en de gebruikersnaam.</translation>
    </message>
    <message>
        <source>Address books cannot be searched at the server; they are copied.</source>
        <translation>Adresboeken kunnen niet op de server worden doorzocht; ze worden overgenomen.</translation>
    </message>
    <message>
        <source>Reading %1 took too long, so it was stopped. What was read is kept.</source>
        <translation>Het lezen van %1 duurde te lang en is gestopt. Wat gelezen is, blijft bewaard.</translation>
    </message>
    <message>
        <source>These address books hold more than %L1 cards, which is too many to copy.</source>
        <translation>Deze adresboeken bevatten meer dan %L1 kaarten; dat is te veel om over te nemen.</translation>
    </message>
    <message>
        <source>Cards that could not be read: %L1.</source>
        <translation>Kaarten die niet te lezen waren: %L1.</translation>
    </message>
    <message>
        <source>%1 answers.</source>
        <translation>%1 antwoordt.</translation>
    </message>
    <message>
        <source>Signed in.</source>
        <translation>Aangemeld.</translation>
    </message>
    <message>
        <source>Address books: %1.</source>
        <translation>Adresboeken: %1.</translation>
    </message>
    <message>
        <source>They hold %L1 cards.</source>
        <translation>Ze bevatten %L1 kaarten.</translation>
    </message>
</context>
<context>
    <name>ChannelText</name>
    <message>
        <source>The telephone system no longer tells what happens. The connection is made anew.</source>
        <translation>De telefooncentrale meldt niet meer wat er gebeurt. De verbinding wordt opnieuw gemaakt.</translation>
    </message>
</context>
<context>
    <name>CommandText</name>
    <message>
        <source>Enter a number first.</source>
        <translation>Vul eerst een nummer in.</translation>
    </message>
    <message>
        <source>“%1” is not a number that can be called.</source>
        <translation>“%1” is geen nummer dat gebeld kan worden.</translation>
    </message>
    <message>
        <source>That call is no longer there.</source>
        <translation>Dat gesprek is er niet meer.</translation>
    </message>
</context>
<context>
    <name>ConnectorAuth</name>
    <message>
        <source>You are not signed in at %1. Sign in at Settings, Customer systems.</source>
        <translation>U bent niet aangemeld bij %1. Meld u aan bij Instellingen, Klantsystemen.</translation>
    </message>
    <message>
        <source>Your sign-in at %1 has ended. Sign in again at Settings, Customer systems.</source>
        <translation>Uw aanmelding bij %1 is verlopen. Meld u opnieuw aan bij Instellingen, Klantsystemen.</translation>
    </message>
    <message>
        <source>%1 does not give Balie the rights that it asks for. Ask the administrator of %1.</source>
        <translation>%1 geeft Balie niet de rechten waar het om vraagt. Vraag de beheerder van %1.</translation>
    </message>
    <message>
        <source>%1 refused the sign-in. Check the settings of this connector, or ask the administrator of %1.</source>
        <translation>%1 weigerde de aanmelding. Controleer de instellingen van deze koppeling of vraag de beheerder van %1.</translation>
    </message>
    <message>
        <source>The address at which to sign in at %1 is none. Check the addresses at Settings, Customer systems.</source>
        <translation>Het aanmeldadres van %1 is geen geldig adres. Controleer de adressen bij Instellingen, Klantsystemen.</translation>
    </message>
    <message>
        <source>%1 answered the sign-in with something other than expected. Check the address at Settings, Customer systems.</source>
        <translation>%1 gaf bij het aanmelden een ander antwoord dan verwacht. Controleer het adres bij Instellingen, Klantsystemen.</translation>
    </message>
    <message>
        <source>%1 named an address that is not safe to send to, so Balie does not use this sign-in. Ask the administrator of %1.</source>
        <translation>%1 noemde een adres waar niet veilig naartoe kan worden gestuurd, dus Balie gebruikt deze aanmelding niet. Vraag de beheerder van %1.</translation>
    </message>
    <message>
        <source>%1 sends on to another server, %2, which does not get what Balie has to say. Check the address at Settings, Customer systems.</source>
        <translation>%1 stuurt door naar een andere server, %2. Daar stuurt Balie niets naartoe. Controleer het adres bij Instellingen, Klantsystemen.</translation>
    </message>
    <message>
        <source>The sign-in at %1 could not be put in the keychain, so it lasts until Balie ends. Then you have to sign in again.</source>
        <translation>De aanmelding bij %1 kon niet in de sleutelbos worden bewaard en geldt dus tot Balie wordt afgesloten. Daarna moet u zich opnieuw aanmelden.</translation>
    </message>
    <message>
        <source>%1 asks you to try again later.</source>
        <translation>%1 vraagt om het later opnieuw te proberen.</translation>
    </message>
    <message>
        <source>%1 reports a failure of its own (%2). Try again later.</source>
        <translation>%1 meldt een eigen storing (%2). Probeer het later opnieuw.</translation>
    </message>
    <message>
        <source>The sign-in at %1 was refused in the browser.</source>
        <translation>De aanmelding bij %1 is in de browser geweigerd.</translation>
    </message>
    <message>
        <source>The browser came back from another sign-in than this one. Start the sign-in at %1 again.</source>
        <translation>De browser kwam terug van een andere aanmelding dan deze. Begin opnieuw met aanmelden bij %1.</translation>
    </message>
    <message>
        <source>%1 did not accept what came back from the browser. Start the sign-in again.</source>
        <translation>%1 accepteerde niet wat uit de browser terugkwam. Begin opnieuw met aanmelden.</translation>
    </message>
    <message>
        <source>The time for signing in at %1 has passed. Start the sign-in again.</source>
        <translation>De tijd om u bij %1 aan te melden is voorbij. Begin opnieuw met aanmelden.</translation>
    </message>
    <message>
        <source>Port %1 of this computer is in use, so the browser cannot come back to Balie. End the other program, or fill in another port.</source>
        <translation>Poort %1 van deze computer is in gebruik, dus de browser kan niet naar Balie terugkomen. Sluit het andere programma of vul een andere poort in.</translation>
    </message>
    <message>
        <source>No port of this computer is free, so the browser cannot come back to Balie.</source>
        <translation>Deze computer heeft geen poort vrij, dus de browser kan niet naar Balie terugkomen.</translation>
    </message>
    <message>
        <source>%1 gave no lasting sign-in. Ask its administrator to allow Balie access while nobody is at the browser.</source>
        <translation>%1 gaf geen blijvende aanmelding. Vraag de beheerder ervan om Balie ook toegang te geven als er niemand aan de browser zit.</translation>
    </message>
    <message>
        <source>There is nothing here.</source>
        <translation>Hier is niets.</translation>
    </message>
    <message>
        <source>This does not belong to the sign-in that Balie waits for. You can close this window.</source>
        <translation>Dit hoort niet bij de aanmelding waarop Balie wacht. U kunt dit venster sluiten.</translation>
    </message>
    <message>
        <source>The sign-in did not succeed. You can close this window; Balie says what to do.</source>
        <translation>Het aanmelden is niet gelukt. U kunt dit venster sluiten; Balie zegt wat u kunt doen.</translation>
    </message>
    <message>
        <source>Balie goes on with the sign-in. You can close this window.</source>
        <translation>Balie gaat verder met aanmelden. U kunt dit venster sluiten.</translation>
    </message>
    <message>
        <source>%1 does not accept this user name and password. Check both at Settings, Customer systems.</source>
        <translation>%1 accepteert deze gebruikersnaam en dit wachtwoord niet. Controleer beide bij Instellingen, Klantsystemen.</translation>
    </message>
    <message>
        <source>%1 does not accept the client id or its secret. Check both at Settings, Customer systems.</source>
        <translation>%1 accepteert de client-ID of het clientgeheim niet. Controleer beide bij Instellingen, Klantsystemen.</translation>
    </message>
    <message>
        <source>A setting that signing in at %1 needs is empty. Fill it in at Settings, Customer systems.</source>
        <translation>Een instelling die voor het aanmelden bij %1 nodig is, is leeg. Vul die in bij Instellingen, Klantsystemen.</translation>
    </message>
</context>
<context>
    <name>ConnectorHost</name>
    <message>
        <source>The settings of the customer systems were changed meanwhile.</source>
        <translation>De instellingen van de klantsystemen zijn intussen gewijzigd.</translation>
    </message>
    <message>
        <source>This customer system is no longer set up.</source>
        <translation>Dit klantsysteem is niet meer ingesteld.</translation>
    </message>
    <message>
        <source>%1 cannot do this.</source>
        <translation>%1 kan dit niet.</translation>
    </message>
    <message>
        <source>%1 is not asked, because you are no longer signed in there.</source>
        <translation>%1 wordt niet bevraagd, omdat u daar niet meer bent aangemeld.</translation>
    </message>
    <message>
        <source>%1 gets too many questions and is not asked before %2.</source>
        <translation>%1 krijgt te veel vragen en wordt pas om %2 weer bevraagd.</translation>
    </message>
    <message>
        <source>%1 did not work; whether it does now is just being tried.</source>
        <translation>%1 werkte niet; er wordt nu geprobeerd of het weer werkt.</translation>
    </message>
    <message>
        <source>%1 does not work and is not asked before %2.</source>
        <translation>%1 werkt niet en wordt pas om %2 weer bevraagd.</translation>
    </message>
    <message>
        <source>%1 mostly answers too late for the call that is ringing.</source>
        <translation>%1 antwoordt meestal te laat voor het gesprek dat overgaat.</translation>
    </message>
    <message>
        <source>Sign in to %1 anew, or have its password looked at.</source>
        <translation>Meld u opnieuw aan bij %1 of laat het wachtwoord ervan nakijken.</translation>
    </message>
    <message>
        <source>Wait; if it happens often, ask for a higher limit at %1.</source>
        <translation>Wacht even; gebeurt het vaak, vraag dan om een hogere grens bij %1.</translation>
    </message>
    <message>
        <source>Ask whoever looks after %1 to have its search by number made faster.</source>
        <translation>Vraag de beheerder van %1 om het zoeken op nummer sneller te maken.</translation>
    </message>
    <message>
        <source>Have the certificate of the server looked at, or add your office&apos;s own authority.</source>
        <translation>Laat het certificaat van de server nakijken of voeg de eigen certificaatautoriteit van uw kantoor toe.</translation>
    </message>
    <message>
        <source>Try the connector out in the settings: its profile may not fit this version of %1.</source>
        <translation>Test de koppeling bij de instellingen: misschien past het profiel niet bij deze versie van %1.</translation>
    </message>
    <message>
        <source>Ask for the right to read there, for the user that is signed in.</source>
        <translation>Vraag om leesrechten daar voor de gebruiker die is aangemeld.</translation>
    </message>
    <message>
        <source>Look at what is filled in for this connector.</source>
        <translation>Kijk na wat er voor deze koppeling is ingevuld.</translation>
    </message>
    <message>
        <source>Look at the network and at whether %1 itself works.</source>
        <translation>Controleer het netwerk en kijk of %1 zelf werkt.</translation>
    </message>
    <message>
        <source>%1 did not answer in time.</source>
        <translation>%1 antwoordde niet op tijd.</translation>
    </message>
    <message>
        <source>The settings of the customer systems were changed meanwhile. Try again.</source>
        <translation>De instellingen van de klantsystemen zijn intussen gewijzigd. Probeer het opnieuw.</translation>
    </message>
</context>
<context>
    <name>ConnectorMaker</name>
    <message>
        <source>Fill in &quot;%1&quot;.</source>
        <translation>Vul &quot;%1&quot; in.</translation>
    </message>
    <message>
        <source>Correct it at Settings, Customer systems.</source>
        <translation>Verbeter dit bij Instellingen, Klantsystemen.</translation>
    </message>
</context>
<context>
    <name>ConnectorSteps</name>
    <message>
        <source>%1 no longer accepts the sign-in. Sign in again in the settings of this connector.</source>
        <translation>%1 accepteert de aanmelding niet meer. Meld u opnieuw aan bij de instellingen van deze koppeling.</translation>
    </message>
    <message>
        <source>%1 does not let this account do that. Ask its administrator for the rights that the connector&apos;s instructions name.</source>
        <translation>%1 staat dit account dat niet toe. Vraag de beheerder ervan om de rechten die in de instructies van de koppeling staan.</translation>
    </message>
    <message>
        <source>%1 answers no more questions for now. Wait a while; when it happens often, ask its administrator for a higher limit.</source>
        <translation>%1 beantwoordt voorlopig geen vragen meer. Wacht even; gebeurt het vaak, vraag de beheerder ervan dan om een hogere grens.</translation>
    </message>
    <message>
        <source>%1 does not know the address that was asked. Check the settings of this connector.</source>
        <translation>%1 kent het gevraagde adres niet. Controleer de instellingen van deze koppeling.</translation>
    </message>
    <message>
        <source>%1 reports a failure of its own (%2). Try again later; when it stays, ask its administrator.</source>
        <translation>%1 meldt een eigen storing (%2). Probeer het later opnieuw; blijft het zo, vraag dan de beheerder ervan.</translation>
    </message>
    <message>
        <source>This card is no longer in %1. Search for it by name.</source>
        <translation>Deze kaart staat niet meer in %1. Zoek de klant op naam.</translation>
    </message>
    <message>
        <source>%1 did not accept the question (%2). Its settings or its profile may have to be changed: ask your administrator.</source>
        <translation>%1 accepteerde de vraag niet (%2). Misschien moeten de instellingen of het profiel worden aangepast: vraag uw beheerder.</translation>
    </message>
    <message>
        <source>%1 answers with a web page in place of data. Check the address in the settings of this connector, and whether this network wants a sign-in of its own first.</source>
        <translation>%1 antwoordt met een webpagina in plaats van gegevens. Controleer het adres bij de instellingen van deze koppeling, en of u zich op dit netwerk eerst apart moet aanmelden.</translation>
    </message>
    <message>
        <source>%1 answers, but not in the way that this connector knows. It may have been changed: ask your administrator to check the connector&apos;s profile.</source>
        <translation>%1 antwoordt, maar niet op de manier die deze koppeling kent. Misschien is het gewijzigd: vraag uw beheerder het profiel van de koppeling te controleren.</translation>
    </message>
    <message>
        <source>%1 answers with nothing at all. Try again; when it stays, check the address in the settings of this connector.</source>
        <translation>%1 geeft een leeg antwoord. Probeer het opnieuw; blijft het zo, controleer dan het adres bij de instellingen van deze koppeling.</translation>
    </message>
    <message>
        <source>This cannot be done with %1 from here. Do it in %1 itself.</source>
        <translation>Dit kan van hieruit niet in %1. Doe het in %1 zelf.</translation>
    </message>
    <message>
        <source>%1 sends this computer on to another server, which does not get the sign-in. Fill in the address of that server in the settings of this connector, if you trust it.</source>
        <translation>%1 stuurt deze computer door naar een andere server. Daar gaat uw aanmelding niet naartoe. Vertrouwt u die server, vul dan het adres ervan in bij de instellingen van deze koppeling.</translation>
    </message>
</context>
<context>
    <name>ConnectorTrial</name>
    <message>
        <source>Signing in to %1 failed.</source>
        <translation>Aanmelden bij %1 is mislukt.</translation>
    </message>
    <message>
        <source>Signed in to %1.</source>
        <translation>Aangemeld bij %1.</translation>
    </message>
    <message>
        <source>The test of %1 failed.</source>
        <translation>De test van %1 is mislukt.</translation>
    </message>
    <message>
        <source>This is the number.</source>
        <translation>Dit is het nummer.</translation>
    </message>
    <message>
        <source>Left out: none of its numbers is the number searched for.</source>
        <translation>Weggelaten: het gezochte nummer staat er niet bij.</translation>
    </message>
    <message>
        <source>The search for %1 failed.</source>
        <translation>Het zoeken naar %1 is mislukt.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) came, %1 of them with %2.</source>
        <translation>
            <numerusform>%n record ontvangen, waarvan %1 met %2.</numerusform>
            <numerusform>%n records ontvangen, waarvan %1 met %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 was asked: %2.</source>
        <translation>%1 is bevraagd: %2.</translation>
    </message>
    <message>
        <source>%1 has no place where it is asked for calendars.</source>
        <translation>%1 heeft geen plek waar naar agenda&apos;s wordt gevraagd.</translation>
    </message>
    <message>
        <source>%1 is asked for calendars at %2.</source>
        <translation>Aan %1 wordt op %2 naar agenda&apos;s gevraagd.</translation>
    </message>
    <message>
        <source>%1 does not tell when %2 is busy. Check the address of the calendars, and whether this user may see free and busy.</source>
        <translation>%1 vertelt niet wanneer %2 bezet is. Controleer het adres van de agenda&apos;s, en of deze gebruiker vrij en bezet mag zien.</translation>
    </message>
    <message numerus="yes">
        <source>%1 tells when %2 is busy: %n time(s) in the coming 24 hours.</source>
        <translation>
            <numerusform>%1 vertelt wanneer %2 bezet is: %n keer in de komende 24 uur.</numerusform>
            <numerusform>%1 vertelt wanneer %2 bezet is: %n keer in de komende 24 uur.</numerusform>
        </translation>
    </message>
    <message>
        <source>tentative</source>
        <translation>voorlopig</translation>
    </message>
</context>
<context>
    <name>ContactImport</name>
    <message>
        <source>The file %1 cannot be read: %2</source>
        <translation>Het bestand %1 kan niet worden gelezen: %2</translation>
    </message>
</context>
<context>
    <name>ContactItem</name>
    <message>
        <source>initials</source>
        <translation>voorletters</translation>
    </message>
    <message>
        <source>department %1</source>
        <translation>afdeling %1</translation>
    </message>
    <message>
        <source>note: %1</source>
        <translation>notitie: %1</translation>
    </message>
    <message>
        <source>sounds like it</source>
        <translation>klinkt zo</translation>
    </message>
    <message>
        <source>one letter different</source>
        <translation>één letter anders</translation>
    </message>
    <message>
        <source>No telephone number is known.</source>
        <translation>Er is geen telefoonnummer bekend.</translation>
    </message>
    <message>
        <source>Favourite</source>
        <translation>Favoriet</translation>
    </message>
</context>
<context>
    <name>ContactLint</name>
    <message>
        <source>&quot;%1&quot; is no number: nobody can be recognised by it, and it cannot be dialled.</source>
        <translation>&quot;%1&quot; is geen nummer: niemand is eraan te herkennen en het kan niet worden gebeld.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; lacks the country: write %2.</source>
        <translation>Bij &quot;%1&quot; ontbreekt het land: schrijf %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n contacts have %1; a caller with it could be any of them: %2.</source>
        <translation>
            <numerusform>%n contact heeft %1; een beller ermee kan ieder van hen zijn: %2.</numerusform>
            <numerusform>%n contacten hebben %1; een beller ermee kan ieder van hen zijn: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 is the extension of %2.</source>
        <translation>%1 is het toestel van %2.</translation>
    </message>
</context>
<context>
    <name>CsvMeaning</name>
    <message>
        <source>Do not use</source>
        <translation>Niet gebruiken</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Voornaam</translation>
    </message>
    <message>
        <source>Middle names</source>
        <translation>Middelste namen</translation>
    </message>
    <message>
        <source>Particle (van der)</source>
        <translation>Tussenvoegsel (van der)</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Achternaam</translation>
    </message>
    <message>
        <source>Initials</source>
        <translation>Voorletters</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Bedrijf</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Afdeling</translation>
    </message>
    <message>
        <source>Job title</source>
        <translation>Functie</translation>
    </message>
    <message>
        <source>Number at work</source>
        <translation>Nummer op het werk</translation>
    </message>
    <message>
        <source>Mobile number</source>
        <translation>Mobiel nummer</translation>
    </message>
    <message>
        <source>Number at home</source>
        <translation>Nummer thuis</translation>
    </message>
    <message>
        <source>Main number of the company</source>
        <translation>Hoofdnummer van het bedrijf</translation>
    </message>
    <message>
        <source>Number of the assistant</source>
        <translation>Nummer van de assistent</translation>
    </message>
    <message>
        <source>Fax number</source>
        <translation>Faxnummer</translation>
    </message>
    <message>
        <source>Pager number</source>
        <translation>Semafoonnummer</translation>
    </message>
    <message>
        <source>Other number</source>
        <translation>Ander nummer</translation>
    </message>
    <message>
        <source>Kind of the next number</source>
        <translation>Soort van het volgende nummer</translation>
    </message>
    <message>
        <source>E-mail address</source>
        <translation>E-mailadres</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notitie</translation>
    </message>
    <message>
        <source>Key of the contact</source>
        <translation>Sleutel van het contact</translation>
    </message>
    <message>
        <source>Web address of the card</source>
        <translation>Webadres van de kaart</translation>
    </message>
</context>
<context>
    <name>Dav</name>
    <message>
        <source>%1 answers, but not as an address book or a calendar does. Check the address.</source>
        <translation>%1 antwoordt, maar niet zoals een adresboek of agenda. Controleer het adres.</translation>
    </message>
    <message>
        <source>%1 has what was asked for on %2. Your password is sent to no other server than the one that you chose; if you trust it, fill in https://%2.</source>
        <translation>%1 heeft wat gevraagd werd op %2. Uw wachtwoord gaat naar geen andere server dan die u koos; vertrouwt u deze, vul dan https://%2 in.</translation>
    </message>
    <message>
        <source>%1 does not accept this user name and password. Check both.</source>
        <translation>%1 accepteert deze gebruikersnaam en dit wachtwoord niet. Controleer beide.</translation>
    </message>
    <message>
        <source>%1 does not let this user read there. Ask your administrator.</source>
        <translation>%1 laat deze gebruiker daar niet lezen. Vraag uw beheerder.</translation>
    </message>
    <message>
        <source>%1 has no address book or calendar there. Check the address.</source>
        <translation>%1 heeft daar geen adresboek of agenda. Controleer het adres.</translation>
    </message>
    <message>
        <source>%1 is too busy. Try again later.</source>
        <translation>%1 heeft het te druk. Probeer het later opnieuw.</translation>
    </message>
    <message>
        <source>%1 reports a failure of its own (%2). Try again later, or ask your administrator.</source>
        <translation>%1 meldt een eigen storing (%2). Probeer het later opnieuw of vraag uw beheerder.</translation>
    </message>
</context>
<context>
    <name>DeskNote</name>
    <message>
        <source>back at %1</source>
        <extracomment>%1 is a time, perhaps with a day</extracomment>
        <translation>terug om %1</translation>
    </message>
    <message>
        <source>%1 until %2</source>
        <extracomment>%1 is e.g. &quot;lunch&quot;, %2 a time, perhaps with a day</extracomment>
        <translation>%1 tot %2</translation>
    </message>
    <message>
        <source>lunch</source>
        <translation>lunch</translation>
    </message>
    <message>
        <source>in a meeting</source>
        <translation>in bespreking</translation>
    </message>
    <message>
        <source>away</source>
        <translation>afwezig</translation>
    </message>
    <message>
        <source>works at home</source>
        <translation>werkt thuis</translation>
    </message>
    <message>
        <source>on holiday</source>
        <translation>vakantie</translation>
    </message>
</context>
<context>
    <name>DirectoryText</name>
    <message>
        <source>the park group</source>
        <extracomment>a place where a call is parked, as in &quot;Parked at the park group.&quot;</extracomment>
        <translation>de parkeergroep</translation>
    </message>
    <message>
        <source>my line</source>
        <extracomment>a place where a call is parked, as in &quot;Parked at my line.&quot;</extracomment>
        <translation>mijn lijn</translation>
    </message>
</context>
<context>
    <name>Durations</name>
    <message>
        <source>1 second</source>
        <translation>1 seconde</translation>
    </message>
    <message>
        <source>%1 seconds</source>
        <translation>%1 seconden</translation>
    </message>
    <message>
        <source>1 minute</source>
        <translation>1 minuut</translation>
    </message>
    <message>
        <source>%1 minutes</source>
        <translation>%1 minuten</translation>
    </message>
    <message>
        <source>1 hour</source>
        <translation>1 uur</translation>
    </message>
    <message>
        <source>%1 hours</source>
        <translation>%1 uur</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 u</translation>
    </message>
</context>
<context>
    <name>EngineLoader</name>
    <message>
        <source>%1 is not a module of this program.</source>
        <translation>%1 is geen module van dit programma.</translation>
    </message>
    <message>
        <source>%1 was made for another version of this program. Install the one that belongs to it.</source>
        <translation>%1 is voor een andere versie van dit programma gemaakt. Installeer de module die erbij hoort.</translation>
    </message>
    <message>
        <source>%1 does not say which connectors it is for.</source>
        <translation>%1 geeft niet aan voor welke koppelingen het is.</translation>
    </message>
    <message>
        <source>%1 is not used, because %2 is there for the same connectors.</source>
        <translation>%1 wordt niet gebruikt, omdat %2 er al is voor dezelfde koppelingen.</translation>
    </message>
    <message>
        <source>The program part &quot;%1&quot;, which this connector needs, is not installed.</source>
        <translation>Het programmaonderdeel &quot;%1&quot;, dat deze koppeling nodig heeft, is niet geïnstalleerd.</translation>
    </message>
    <message>
        <source>This connector needs a newer version of the program part &quot;%1&quot;.</source>
        <translation>Deze koppeling heeft een nieuwere versie van het programmaonderdeel &quot;%1&quot; nodig.</translation>
    </message>
    <message>
        <source>%1 could not be loaded. Install the program anew.</source>
        <translation>%1 kon niet worden geladen. Installeer het programma opnieuw.</translation>
    </message>
</context>
<context>
    <name>EnterRule</name>
    <message>
        <source>Enter: answer %1</source>
        <translation>Enter: %1 aannemen</translation>
    </message>
    <message>
        <source>voice mail</source>
        <translation>voicemail</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>mobiel</translation>
    </message>
    <message>
        <source>%1 (mobile)</source>
        <translation>%1 (mobiel)</translation>
    </message>
    <message>
        <source>%1 (deputy)</source>
        <translation>%1 (vervanger)</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is a name, %2 a state: &quot;on a call&quot;</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Enter: choose what to do. %1</source>
        <translation>Enter: kies wat er moet gebeuren. %1</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <extracomment>%1 is a digit to press, %2 what it does</extracomment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Enter: transfer anyway</source>
        <translation>Enter: toch doorverbinden</translation>
    </message>
    <message>
        <source>Esc: back</source>
        <translation>Esc: terug</translation>
    </message>
    <message>
        <source>The call with %1 cannot be transferred now.</source>
        <translation>Het gesprek met %1 kan nu niet worden doorverbonden.</translation>
    </message>
    <message>
        <source>Enter: consult %1</source>
        <translation>Enter: ruggespraak met %1</translation>
    </message>
    <message>
        <source>Enter: transfer to %1</source>
        <translation>Enter: doorverbinden met %1</translation>
    </message>
    <message>
        <source>There is no connection to the PBX: calls cannot be handled here now.</source>
        <translation>Er is geen verbinding met de centrale: gesprekken kunnen hier nu niet worden behandeld.</translation>
    </message>
    <message>
        <source>Nobody is selected.</source>
        <translation>Er is niemand gekozen.</translation>
    </message>
    <message>
        <source>%1 has no number.</source>
        <translation>%1 heeft geen nummer.</translation>
    </message>
    <message>
        <source>Enter: call %1</source>
        <translation>Enter: %1 bellen</translation>
    </message>
    <message>
        <source>Go back to %1 first: you are consulting %2.</source>
        <translation>Ga eerst terug naar %1: u hebt ruggespraak met %2.</translation>
    </message>
    <message>
        <source>Enter: leave %1 and consult %3 for %2</source>
        <extracomment>%1 is the colleague who is consulted, %2 the caller who waits, %3 whom he goes to</extracomment>
        <translation>Enter: stop met %1 en vraag %3 voor %2</translation>
    </message>
    <message>
        <source>Enter: leave %1 and transfer %2 to %3</source>
        <translation>Enter: stop met %1 en verbind %2 door met %3</translation>
    </message>
    <message>
        <source>wait until free</source>
        <translation>wachten tot vrij</translation>
    </message>
</context>
<context>
    <name>Http</name>
    <message>
        <source>The certificate of %1 was made for another name. Check the address of the server.</source>
        <translation>Het certificaat van %1 is voor een andere naam gemaakt. Controleer het adres van de server.</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired. Ask your administrator to renew it.</source>
        <translation>Het certificaat van %1 is verlopen. Vraag uw beheerder het te vernieuwen.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet. Check the date and the time of this computer.</source>
        <translation>Het certificaat van %1 is nog niet geldig. Controleer de datum en de tijd van deze computer.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted. Ask your administrator for the right certificate authority.</source>
        <translation>Het certificaat van %1 wordt niet vertrouwd. Vraag uw beheerder om de juiste certificaatautoriteit.</translation>
    </message>
    <message>
        <source>%1 refuses the connection. Check the address and the port.</source>
        <translation>%1 weigert de verbinding. Controleer het adres en de poort.</translation>
    </message>
    <message>
        <source>%1 cannot be reached. Check the network.</source>
        <translation>%1 is niet bereikbaar. Controleer het netwerk.</translation>
    </message>
    <message>
        <source>%1 answers, but not as this kind of server does. Check the address and the port.</source>
        <translation>%1 antwoordt, maar niet zoals een server van dit soort. Controleer het adres en de poort.</translation>
    </message>
    <message>
        <source>The proxy of this network does not let this computer reach %1. Ask your administrator.</source>
        <translation>De proxy van dit netwerk laat deze computer niet bij %1. Vraag uw beheerder.</translation>
    </message>
    <message>
        <source>The server name %1 cannot be found. Check how it is written, and the network.</source>
        <translation>De servernaam %1 is niet te vinden. Controleer de spelling en het netwerk.</translation>
    </message>
    <message>
        <source>The file with your own certificate authority holds no certificate.</source>
        <translation>In het bestand met uw eigen certificaatautoriteit staat geen certificaat.</translation>
    </message>
    <message>
        <source>No secure connection with %1 could be made. Check the port, and whether it is a secure one.</source>
        <translation>Er kon geen beveiligde verbinding met %1 worden gemaakt. Controleer de poort en of die beveiligd is.</translation>
    </message>
    <message>
        <source>This computer has no room for another connection. Close other programs and try again.</source>
        <translation>Deze computer heeft geen ruimte voor nog een verbinding. Sluit andere programma&apos;s en probeer het opnieuw.</translation>
    </message>
    <message>
        <source>%1 did not answer in time. Try again, and check the network.</source>
        <translation>%1 antwoordde niet op tijd. Probeer het opnieuw en controleer het netwerk.</translation>
    </message>
    <message>
        <source>The connection with %1 was lost. Try again.</source>
        <translation>De verbinding met %1 is weggevallen. Probeer het opnieuw.</translation>
    </message>
    <message>
        <source>The answer of %1 was too large, so it was not read. Ask your administrator.</source>
        <translation>Het antwoord van %1 was te groot en is niet gelezen. Vraag uw beheerder.</translation>
    </message>
    <message>
        <source>%1 sends this computer on to an address that cannot be used. Check the address of the server.</source>
        <translation>%1 stuurt deze computer door naar een adres dat niet gebruikt kan worden. Controleer het adres van de server.</translation>
    </message>
    <message>
        <source>This address of a server cannot be used. Check it; it begins with https://.</source>
        <translation>Dit serveradres kan niet gebruikt worden. Controleer het; het begint met https://.</translation>
    </message>
</context>
<context>
    <name>JournalCsv</name>
    <message>
        <source>Began</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Einde</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richting</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>Gebeld nummer</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Wachtrij</translation>
    </message>
    <message>
        <source>Waiting (s)</source>
        <translation>Wachttijd (s)</translation>
    </message>
    <message>
        <source>Talking (s)</source>
        <translation>Gesprekstijd (s)</translation>
    </message>
    <message>
        <source>Handed over</source>
        <translation>Doorgegeven</translation>
    </message>
    <message>
        <source>Recorded</source>
        <translation>Opgenomen</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notitie</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Opmerkingen</translation>
    </message>
    <message>
        <source>end not seen</source>
        <translation>einde niet gezien</translation>
    </message>
    <message>
        <source>partly concluded</source>
        <translation>deels afgeleid</translation>
    </message>
    <message>
        <source>from the log of the PBX</source>
        <translation>uit het logboek van de centrale</translation>
    </message>
    <message>
        <source>out</source>
        <translation>uit</translation>
    </message>
    <message>
        <source>in</source>
        <translation>in</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
</context>
<context>
    <name>JournalText</name>
    <message>
        <source>on its way</source>
        <translation>onderweg</translation>
    </message>
    <message>
        <source>taken</source>
        <translation>aangenomen</translation>
    </message>
    <message>
        <source>voice mail</source>
        <translation>voicemail</translation>
    </message>
    <message>
        <source>came back</source>
        <translation>teruggekomen</translation>
    </message>
    <message>
        <source>the caller gave up</source>
        <translation>de beller hing op</translation>
    </message>
    <message>
        <source>outcome unknown</source>
        <translation>afloop onbekend</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anoniem</translation>
    </message>
    <message>
        <source>Unknown number</source>
        <translation>Onbekend nummer</translation>
    </message>
    <message>
        <source>On a call</source>
        <translation>In gesprek</translation>
    </message>
    <message>
        <source>Dialling</source>
        <translation>Kiest</translation>
    </message>
    <message>
        <source>Ringing</source>
        <translation>Gaat over</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Gemist</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Aangenomen</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>Gebeld</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>Doorverbonden</translation>
    </message>
    <message>
        <source>somebody</source>
        <translation>iemand</translation>
    </message>
    <message>
        <source>with %1</source>
        <translation>met %1</translation>
    </message>
    <message>
        <source>to %1: %2</source>
        <extracomment>%1 is a person or place, %2 what became of a call that was sent there</extracomment>
        <translation>naar %1: %2</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>voor %1</translation>
    </message>
    <message>
        <source>queue %1</source>
        <translation>wachtrij %1</translation>
    </message>
    <message>
        <source>recorded</source>
        <translation>opgenomen</translation>
    </message>
    <message>
        <source>end not seen</source>
        <translation>einde niet gezien</translation>
    </message>
    <message>
        <source>waited %1</source>
        <translation>wachtte %1</translation>
    </message>
    <message>
        <source>talked %1</source>
        <translation>sprak %1</translation>
    </message>
</context>
<context>
    <name>KeyMap</name>
    <message>
        <source>This key cannot be used.</source>
        <translation>Deze toets kan niet worden gebruikt.</translation>
    </message>
    <message>
        <source>%1 is on the numeric keypad, which types digits. Choose the keypad scheme to use it for commands.</source>
        <translation>%1 zit op het numerieke toetsenblok, dat cijfers typt. Kies het toetsenblokschema om het voor opdrachten te gebruiken.</translation>
    </message>
    <message>
        <source>%1 types a character, and everything that is typed goes to the search field. Add Ctrl or Alt, or use a function key.</source>
        <translation>%1 typt een teken, en alles wat getypt wordt gaat naar het zoekveld. Voeg Ctrl of Alt toe, of gebruik een functietoets.</translation>
    </message>
    <message>
        <source>%1 is needed for typing and moving about.</source>
        <translation>%1 is nodig om te typen en te bewegen.</translation>
    </message>
    <message>
        <source>%1 is already the key for &quot;%2&quot;.</source>
        <translation>%1 is al de toets voor &quot;%2&quot;.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a line of the key map.</source>
        <translation>&quot;%1&quot; is geen regel van de toetsenlijst.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a key.</source>
        <translation>&quot;%1&quot; is geen toets.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 opens the menu.</source>
        <translation>%1 opent het menu.</translation>
    </message>
</context>
<context>
    <name>Lamp</name>
    <message>
        <source>forwarded</source>
        <translation>doorgeschakeld</translation>
    </message>
    <message>
        <source>forwarded to %1</source>
        <translation>doorgeschakeld naar %1</translation>
    </message>
    <message>
        <source>wrap-up</source>
        <translation>nawerk</translation>
    </message>
    <message>
        <source>unavailable</source>
        <translation>pauze</translation>
    </message>
    <message>
        <source>busy in the calendar</source>
        <translation>bezet volgens de agenda</translation>
    </message>
    <message>
        <source>until %1</source>
        <translation>tot %1</translation>
    </message>
    <message>
        <source>private</source>
        <translation>afgeschermd</translation>
    </message>
    <message>
        <source>not watched</source>
        <translation>niet gevolgd</translation>
    </message>
    <message>
        <source>...</source>
        <translation>...</translation>
    </message>
    <message>
        <source>ringing, on a call</source>
        <translation>belt, in gesprek</translation>
    </message>
    <message>
        <source>ringing</source>
        <translation>wordt gebeld</translation>
    </message>
    <message>
        <source>on a call</source>
        <translation>in gesprek</translation>
    </message>
    <message>
        <source>dialling</source>
        <translation>kiest</translation>
    </message>
    <message>
        <source>on hold</source>
        <translation>in wacht</translation>
    </message>
    <message>
        <source>do not disturb</source>
        <translation>niet storen</translation>
    </message>
    <message>
        <source>no phone</source>
        <translation>geen toestel</translation>
    </message>
    <message>
        <source>free</source>
        <translation>vrij</translation>
    </message>
    <message>
        <source>%1 for %2</source>
        <translation>%1 sinds %2</translation>
    </message>
    <message>
        <source>first state not in yet</source>
        <translation>eerste stand nog niet binnen</translation>
    </message>
    <message>
        <source>when busy forwarded to %1</source>
        <translation>bij bezet doorgeschakeld naar %1</translation>
    </message>
    <message>
        <source>when not answered forwarded to %1</source>
        <translation>bij geen gehoor doorgeschakeld naar %1</translation>
    </message>
    <message>
        <source>when not to be disturbed forwarded to %1</source>
        <translation>bij niet storen doorgeschakeld naar %1</translation>
    </message>
    <message>
        <source>1 call parked</source>
        <translation>1 gesprek geparkeerd</translation>
    </message>
    <message>
        <source>%1 calls parked</source>
        <translation>%1 gesprekken geparkeerd</translation>
    </message>
    <message>
        <source>1 call waiting</source>
        <translation>1 gesprek wacht</translation>
    </message>
    <message>
        <source>%1 calls waiting</source>
        <translation>%1 gesprekken wachten</translation>
    </message>
    <message>
        <source>1 further call</source>
        <translation>nog 1 gesprek</translation>
    </message>
    <message>
        <source>%1 further calls</source>
        <translation>nog %1 gesprekken</translation>
    </message>
    <message>
        <source>1 call on hold</source>
        <translation>1 gesprek in wacht</translation>
    </message>
    <message>
        <source>%1 calls on hold</source>
        <translation>%1 gesprekken in wacht</translation>
    </message>
    <message>
        <source>calls are intercepted</source>
        <translation>gesprekken worden onderschept</translation>
    </message>
    <message>
        <source>%1, was: %2</source>
        <translation>%1, was: %2</translation>
    </message>
    <message>
        <source>was: %1</source>
        <translation>was: %1</translation>
    </message>
    <message>
        <source>%1 old</source>
        <translation>%1 oud</translation>
    </message>
    <message>
        <source>sits at %1</source>
        <translation>zit op %1</translation>
    </message>
    <message>
        <source>state of %1 ago</source>
        <translation>stand van %1 geleden</translation>
    </message>
    <message>
        <source>calendar of %1 ago</source>
        <translation>agenda van %1 geleden</translation>
    </message>
</context>
<context>
    <name>Ldap</name>
    <message>
        <source>The server name %1 cannot be found. Check how it is written, and the network.</source>
        <translation>De servernaam %1 is niet te vinden. Controleer de spelling en het netwerk.</translation>
    </message>
    <message>
        <source>%1 refuses the connection. Check the address and the port.</source>
        <translation>%1 weigert de verbinding. Controleer het adres en de poort.</translation>
    </message>
    <message>
        <source>%1 cannot be reached. Check the network.</source>
        <translation>%1 is niet bereikbaar. Controleer het netwerk.</translation>
    </message>
    <message>
        <source>%1 offers no StartTLS. Choose another kind of encryption, or ask your administrator.</source>
        <translation>%1 biedt geen StartTLS. Kies een andere vorm van versleuteling of vraag uw beheerder.</translation>
    </message>
    <message>
        <source>No secure connection with %1 could be made. Its certificate is not trusted, has expired or was made for another name, or this is not a secure port. Ask your administrator.</source>
        <translation>Er kon geen beveiligde verbinding met %1 worden gemaakt. Het certificaat wordt niet vertrouwd, is verlopen of hoort bij een andere naam, of dit is geen beveiligde poort. Vraag uw beheerder.</translation>
    </message>
    <message>
        <source>The file with your own certificate authority holds no certificate.</source>
        <translation>In het bestand met uw eigen certificaatautoriteit staat geen certificaat.</translation>
    </message>
    <message>
        <source>%1 would be asked without encryption, and the password would be readable on the way. Choose encryption, or allow it in the settings.</source>
        <translation>%1 zou zonder versleuteling worden bevraagd en het wachtwoord zou onderweg leesbaar zijn. Kies versleuteling of sta dit toe in de instellingen.</translation>
    </message>
    <message>
        <source>%1 did not answer in time. Try again, and check the network.</source>
        <translation>%1 antwoordde niet op tijd. Probeer het opnieuw en controleer het netwerk.</translation>
    </message>
    <message>
        <source>Reading %1 took too long, so it was stopped. What was read is kept.</source>
        <translation>Het lezen van %1 duurde te lang en is gestopt. Wat gelezen is, blijft bewaard.</translation>
    </message>
    <message>
        <source>The connection with %1 was lost. Try again.</source>
        <translation>De verbinding met %1 is weggevallen. Probeer het opnieuw.</translation>
    </message>
    <message>
        <source>This directory has more than %L1 people. Narrow the search base or the filter, or search it without copying it.</source>
        <translation>Deze adreslijst heeft meer dan %L1 personen. Beperk de zoekbasis of het filter, of doorzoek de lijst zonder haar over te nemen.</translation>
    </message>
    <message>
        <source>The directory does not accept this user name and password. Check both.</source>
        <translation>De adreslijst accepteert deze gebruikersnaam en dit wachtwoord niet. Controleer beide.</translation>
    </message>
    <message>
        <source>The directory does not let this user read here. Fill in a user name and password that may, or ask your administrator.</source>
        <translation>Deze gebruiker mag hier niet in de adreslijst lezen. Vul een gebruikersnaam en wachtwoord in die dat wel mogen, of vraag uw beheerder.</translation>
    </message>
    <message>
        <source>The directory asks for an encrypted connection. Choose TLS or StartTLS.</source>
        <translation>De adreslijst eist een versleutelde verbinding. Kies TLS of StartTLS.</translation>
    </message>
    <message>
        <source>The directory has no place &quot;%1&quot; that this user may see. Check the search base.</source>
        <translation>De adreslijst heeft geen plaats &quot;%1&quot; die deze gebruiker mag zien. Controleer de zoekbasis.</translation>
    </message>
    <message>
        <source>A search base or user name is not written as the directory expects it. It looks like ou=people,dc=example,dc=org.</source>
        <translation>De zoekbasis of gebruikersnaam is niet geschreven zoals de adreslijst verwacht. Zo ziet die eruit: ou=people,dc=example,dc=org.</translation>
    </message>
    <message>
        <source>The filter is not written as a directory expects it. It looks like (objectClass=inetOrgPerson).</source>
        <translation>Het filter is niet geschreven zoals een adreslijst verwacht. Zo ziet het eruit: (objectClass=inetOrgPerson).</translation>
    </message>
    <message>
        <source>The directory gives no more people to this user than it did now; those are kept. Ask your administrator for a higher limit.</source>
        <translation>De adreslijst geeft deze gebruiker niet meer personen dan er nu kwamen; die blijven bewaard. Vraag uw beheerder om een hogere grens.</translation>
    </message>
    <message>
        <source>The directory stopped because this took it too long. What was read is kept. Try again later, or narrow the filter.</source>
        <translation>De adreslijst is gestopt omdat dit te lang duurde. Wat gelezen is, blijft bewaard. Probeer het later opnieuw of beperk het filter.</translation>
    </message>
    <message>
        <source>The directory has this search base on another server (%1), which is not asked. Fill in that server.</source>
        <translation>De adreslijst heeft deze zoekbasis op een andere server (%1), die niet wordt bevraagd. Vul die server in.</translation>
    </message>
    <message>
        <source>The directory is too busy. Try again later.</source>
        <translation>De adreslijst heeft het te druk. Probeer het later opnieuw.</translation>
    </message>
    <message>
        <source>%1 answers, but not as a directory does. Check the address and the port.</source>
        <translation>%1 antwoordt, maar niet zoals een adreslijst. Controleer het adres en de poort.</translation>
    </message>
    <message>
        <source>The directory refuses this (code %1). Ask your administrator.</source>
        <translation>De adreslijst weigert dit (code %1). Vraag uw beheerder.</translation>
    </message>
    <message>
        <source>Fill in the address of the directory.</source>
        <translation>Vul het adres van de adreslijst in.</translation>
    </message>
    <message>
        <source>Fill in the password of the directory too.</source>
        <translation>Vul ook het wachtwoord van de adreslijst in.</translation>
    </message>
    <message>
        <source>The directory shows nobody any more, so the people that were read before are kept. Check the user name, the search base and the filter.</source>
        <translation>De adreslijst toont niemand meer, dus de eerder gelezen personen blijven bewaard. Controleer de gebruikersnaam, de zoekbasis en het filter.</translation>
    </message>
    <message>
        <source>Part of the directory is on other servers (%1), which are not asked.</source>
        <translation>Een deel van de adreslijst staat op andere servers (%1), die niet worden bevraagd.</translation>
    </message>
    <message>
        <source>Connected, without encryption.</source>
        <translation>Verbonden, zonder versleuteling.</translation>
    </message>
    <message>
        <source>Connected; the certificate is trusted.</source>
        <translation>Verbonden; het certificaat wordt vertrouwd.</translation>
    </message>
    <message>
        <source>Signed in anonymously.</source>
        <translation>Anoniem aangemeld.</translation>
    </message>
    <message>
        <source>Signed in.</source>
        <translation>Aangemeld.</translation>
    </message>
    <message>
        <source>The search base exists.</source>
        <translation>De zoekbasis bestaat.</translation>
    </message>
    <message>
        <source>Nobody was found. Check the search base, the filter, and what this user may see.</source>
        <translation>Er is niemand gevonden. Controleer de zoekbasis, het filter en wat deze gebruiker mag zien.</translation>
    </message>
    <message>
        <source>Looked at %L1 people, %L2 of them with a telephone number.</source>
        <translation>%L1 personen bekeken, van wie %L2 met een telefoonnummer.</translation>
    </message>
</context>
<context>
    <name>Link</name>
    <message>
        <source>The computer went to sleep.</source>
        <translation>De computer ging in slaapstand.</translation>
    </message>
    <message>
        <source>%1 does not answer. Check the address and the network.</source>
        <translation>%1 antwoordt niet. Controleer het adres en het netwerk.</translation>
    </message>
    <message>
        <source>%1 was reached but does not answer as a telephone system. Check the port.</source>
        <translation>%1 is bereikt, maar antwoordt niet als een telefooncentrale. Controleer de poort.</translation>
    </message>
    <message>
        <source>The telephone system no longer answers.</source>
        <translation>De telefooncentrale antwoordt niet meer.</translation>
    </message>
    <message>
        <source>The telephone system does not answer.</source>
        <translation>De telefooncentrale antwoordt niet.</translation>
    </message>
    <message>
        <source>There is no server profile called “%1”.</source>
        <translation>Er is geen serverprofiel dat “%1” heet.</translation>
    </message>
    <message>
        <source>The telephone system sent something that cannot be read.</source>
        <translation>De telefooncentrale stuurde iets dat niet te lezen is.</translation>
    </message>
    <message>
        <source>The telephone system sent something that cannot be read. The connection is made anew.</source>
        <translation>De telefooncentrale stuurde iets dat niet te lezen is. De verbinding wordt opnieuw opgebouwd.</translation>
    </message>
    <message>
        <source>%1 answers, but it is not a telephony (CSTA) port. Check the address and the port.</source>
        <translation>%1 antwoordt, maar het is geen telefoniepoort (CSTA). Controleer het adres en de poort.</translation>
    </message>
    <message>
        <source>The address of the server must begin with wss, ws, tls or tcp.</source>
        <translation>Het adres van de server moet met wss, ws, tls of tcp beginnen.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted. Ask your administrator for the right certificate authority.</source>
        <translation>Het certificaat van %1 wordt niet vertrouwd. Vraag uw beheerder om de juiste certificaatautoriteit.</translation>
    </message>
    <message>
        <source>The certificate of %1 has expired. Ask your administrator to renew it.</source>
        <translation>Het certificaat van %1 is verlopen. Vraag uw beheerder het te vernieuwen.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not valid yet. Check the date and the time of this computer.</source>
        <translation>Het certificaat van %1 is nog niet geldig. Controleer de datum en de tijd van deze computer.</translation>
    </message>
    <message>
        <source>The certificate of %1 was made for another name (%2). Check the address of the server.</source>
        <translation>Het certificaat van %1 is voor een andere naam gemaakt (%2). Controleer het adres van de server.</translation>
    </message>
    <message>
        <source>The server name %1 cannot be found. Check how it is written, and the network.</source>
        <translation>De servernaam %1 is niet te vinden. Controleer de spelling en het netwerk.</translation>
    </message>
    <message>
        <source>No secure connection with %1 could be made. Check the port, and whether it is a secure one.</source>
        <translation>Er kon geen beveiligde verbinding met %1 worden gemaakt. Controleer de poort en of die beveiligd is.</translation>
    </message>
    <message>
        <source>A message of the telephone system was too large (more than 4 MB), so the connection was ended. Ask your administrator.</source>
        <translation>Een bericht van de telefooncentrale was te groot (meer dan 4 MB), daarom is de verbinding beëindigd. Vraag uw beheerder.</translation>
    </message>
    <message>
        <source>The connection with the telephone system was lost.</source>
        <translation>De verbinding met de telefooncentrale is verbroken.</translation>
    </message>
    <message>
        <source>%1 refuses the connection. Check the port, and whether the telephone system is running.</source>
        <translation>%1 weigert de verbinding. Controleer de poort en of de telefooncentrale aanstaat.</translation>
    </message>
    <message>
        <source>%1 cannot be reached. Check the network.</source>
        <translation>%1 is niet bereikbaar. Controleer het netwerk.</translation>
    </message>
    <message>
        <source>The file with your own certificate authority holds no certificate.</source>
        <translation>In het bestand met uw eigen certificaatautoriteit staat geen certificaat.</translation>
    </message>
</context>
<context>
    <name>LinkText</name>
    <message>
        <source>the PBX</source>
        <translation>de centrale</translation>
    </message>
    <message>
        <source>No connection to %1.</source>
        <translation>Geen verbinding met %1.</translation>
    </message>
    <message>
        <source>%1 Trying again now.</source>
        <translation>%1 Er wordt nu opnieuw geprobeerd.</translation>
    </message>
    <message>
        <source>%1 Trying again in %2 s.</source>
        <translation>%1 Nieuwe poging over %2 s.</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Niet aangemeld</translation>
    </message>
    <message>
        <source>Connecting to %1</source>
        <translation>Verbinden met %1</translation>
    </message>
    <message>
        <source>Signing in to %1</source>
        <translation>Aanmelden bij %1</translation>
    </message>
    <message>
        <source>Reading the telephones&apos; states from %1</source>
        <translation>De standen van de toestellen worden gelezen van %1</translation>
    </message>
    <message>
        <source>Connected to %1</source>
        <translation>Verbonden met %1</translation>
    </message>
    <message>
        <source>%1 does not answer. What you see is %2 s old.</source>
        <translation>%1 antwoordt niet. Wat u ziet is %2 s oud.</translation>
    </message>
    <message>
        <source>%1 refused to sign in.</source>
        <translation>%1 weigerde de aanmelding.</translation>
    </message>
    <message>
        <source>Delay %1 ms</source>
        <translation>Vertraging %1 ms</translation>
    </message>
    <message>
        <source>Device %1</source>
        <translation>Toestel %1</translation>
    </message>
    <message>
        <source>Reception %1</source>
        <translation>Receptie %1</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message>
        <source>tomorrow %1</source>
        <translation>morgen %1</translation>
    </message>
    <message>
        <source>yesterday %1</source>
        <translation>gisteren %1</translation>
    </message>
</context>
<context>
    <name>NumberKinds</name>
    <message>
        <source>work</source>
        <translation>werk</translation>
    </message>
    <message>
        <source>mobile</source>
        <translation>mobiel</translation>
    </message>
    <message>
        <source>home</source>
        <translation>thuis</translation>
    </message>
    <message>
        <source>main number</source>
        <translation>hoofdnummer</translation>
    </message>
    <message>
        <source>assistant</source>
        <translation>assistent</translation>
    </message>
    <message>
        <source>fax</source>
        <translation>fax</translation>
    </message>
    <message>
        <source>pager</source>
        <translation>semafoon</translation>
    </message>
</context>
<context>
    <name>ODataEngine</name>
    <message>
        <source>The profile of %1 has a mistake at /odata. Ask whoever wrote it to fix it.</source>
        <translation>Het profiel van %1 bevat een fout bij /odata. Vraag de maker ervan die te herstellen.</translation>
    </message>
</context>
<context>
    <name>OfficeNumbers</name>
    <message>
        <source>&quot;%1&quot; is not a telephone number: it has letters. Choose a person from the list, or type digits.</source>
        <translation>&quot;%1&quot; is geen telefoonnummer: er staan letters in. Kies iemand uit de lijst of typ cijfers.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a telephone number: &quot;%2&quot; cannot be dialled.</source>
        <translation>&quot;%1&quot; is geen telefoonnummer: &quot;%2&quot; kan niet gekozen worden.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; has no digits to dial.</source>
        <translation>&quot;%1&quot; heeft geen cijfers om te kiezen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is too long to be a telephone number.</source>
        <translation>&quot;%1&quot; is te lang voor een telefoonnummer.</translation>
    </message>
    <message>
        <source>There is no number to dial. Type one, or choose a person.</source>
        <translation>Er is geen nummer om te bellen. Typ er een of kies een persoon.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a range of numbers. Write it like 020 123 xxxx, with an x for each digit of the extension.</source>
        <translation>&quot;%1&quot; is geen nummerreeks. Schrijf het als 020 123 xxxx, met een x voor elk cijfer van het toestelnummer.</translation>
    </message>
</context>
<context>
    <name>PbxAnswer</name>
    <message>
        <source>The watch list was changed elsewhere in the meantime.</source>
        <translation>De volglijst is intussen elders gewijzigd.</translation>
    </message>
    <message>
        <source>The watch list is full. Remove a colleague first.</source>
        <translation>De volglijst is vol. Haal er eerst een collega af.</translation>
    </message>
    <message>
        <source>The watch list is kept by your administrator and cannot be changed here.</source>
        <translation>De volglijst wordt door uw beheerder bijgehouden en kan hier niet worden gewijzigd.</translation>
    </message>
    <message>
        <source>That telephone is not in service.</source>
        <translation>Dat toestel is niet in dienst.</translation>
    </message>
    <message>
        <source>The call has changed in the meantime. Look again and retry.</source>
        <translation>Het gesprek is intussen veranderd. Kijk opnieuw en probeer het nog eens.</translation>
    </message>
    <message>
        <source>The telephone system does not allow you this.</source>
        <translation>De telefooncentrale staat u dit niet toe.</translation>
    </message>
    <message>
        <source>This telephone system cannot do that.</source>
        <translation>Deze telefooncentrale kan dat niet.</translation>
    </message>
    <message>
        <source>The telephone system does not know this number. Check it.</source>
        <translation>De telefooncentrale kent dit nummer niet. Controleer het.</translation>
    </message>
    <message>
        <source>The telephone system is busy. Try again in a moment.</source>
        <translation>De telefooncentrale is druk. Probeer het zo nog eens.</translation>
    </message>
    <message>
        <source>The telephone system refused this.</source>
        <translation>De telefooncentrale weigerde dit.</translation>
    </message>
    <message>
        <source>The telephone system did not answer in time.</source>
        <translation>De telefooncentrale antwoordde niet op tijd.</translation>
    </message>
</context>
<context>
    <name>PeopleFile</name>
    <message>
        <source>Line %1, column %2: %3</source>
        <translation>Regel %1, kolom %2: %3</translation>
    </message>
    <message>
        <source>The people file %1 cannot be read: %2</source>
        <translation>Het personenbestand %1 kan niet worden gelezen: %2</translation>
    </message>
    <message>
        <source>the first line must name the columns, and one of them must be &quot;name&quot;.</source>
        <translation>de eerste regel moet de kolommen noemen, en een ervan moet &quot;naam&quot; zijn.</translation>
    </message>
    <message>
        <source>no name; the line is left out.</source>
        <translation>geen naam; de regel is overgeslagen.</translation>
    </message>
    <message>
        <source>the same number as line %1; the line is left out.</source>
        <translation>hetzelfde nummer als regel %1; de regel is overgeslagen.</translation>
    </message>
</context>
<context>
    <name>PortText</name>
    <message>
        <source>The telephone system gave an answer that cannot be understood.</source>
        <translation>De telefooncentrale gaf een antwoord dat niet te begrijpen is.</translation>
    </message>
    <message>
        <source>Enter the number to forward to.</source>
        <translation>Vul het nummer in om naar door te schakelen.</translation>
    </message>
    <message>
        <source>The list was changed elsewhere.</source>
        <translation>De lijst is ergens anders gewijzigd.</translation>
    </message>
</context>
<context>
    <name>PreviousCalls</name>
    <message>
        <source>Usually %1</source>
        <extracomment>%1 is the colleague who takes most calls of this caller</extracomment>
        <translation>Meestal %1</translation>
    </message>
</context>
<context>
    <name>ProfileShelf</name>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 kan niet worden gelezen.</translation>
    </message>
    <message>
        <source>The profile in %1 has the same id, &quot;%2&quot;.</source>
        <translation>Het profiel in %1 heeft dezelfde ID, &quot;%2&quot;.</translation>
    </message>
</context>
<context>
    <name>ProviderText</name>
    <message>
        <source>There is no connection with the telephone system.</source>
        <translation>Er is geen verbinding met de telefooncentrale.</translation>
    </message>
    <message>
        <source>This telephone system cannot do that.</source>
        <translation>Deze telefooncentrale kan dat niet.</translation>
    </message>
    <message>
        <source>The connection with %1 is not encrypted: others could read your password. Use an address that begins with https, wss or tls, or allow it when you sign in.</source>
        <translation>De verbinding met %1 is niet versleuteld: anderen kunnen uw wachtwoord lezen. Gebruik een adres dat met https, wss of tls begint, of sta het toe bij het aanmelden.</translation>
    </message>
    <message>
        <source>Somebody signed in with your name at another place. Sign in again to take over here.</source>
        <translation>Iemand heeft zich elders met uw naam aangemeld. Meld u opnieuw aan om het hier over te nemen.</translation>
    </message>
    <message>
        <source>The PBX has no place to park.</source>
        <translation>De centrale heeft geen parkeerplaats.</translation>
    </message>
</context>
<context>
    <name>ReadRemark</name>
    <message>
        <source>This card has no end; it was read up to the next one.</source>
        <translation>Deze kaart heeft geen einde; hij is gelezen tot aan de volgende.</translation>
    </message>
    <message>
        <source>Text outside a card; it is left out.</source>
        <translation>Tekst buiten een kaart; die is overgeslagen.</translation>
    </message>
    <message>
        <source>This line says nothing that a card can say; it is left out.</source>
        <translation>Deze regel zegt niets wat op een kaart hoort; hij is overgeslagen.</translation>
    </message>
    <message>
        <source>This line is too long; it is left out.</source>
        <translation>Deze regel is te lang; hij is overgeslagen.</translation>
    </message>
    <message>
        <source>This card is too large; the rest of it is left out.</source>
        <translation>Deze kaart is te groot; de rest ervan is overgeslagen.</translation>
    </message>
    <message>
        <source>This card has neither a name nor a number; it is left out.</source>
        <translation>Deze kaart heeft naam noch nummer; hij is overgeslagen.</translation>
    </message>
    <message>
        <source>The character set %1 is not known; letters with accents may be wrong.</source>
        <translation>De tekenset %1 is onbekend; letters met accenten kunnen verkeerd zijn.</translation>
    </message>
    <message>
        <source>This quote is never closed.</source>
        <translation>Dit aanhalingsteken wordt nergens gesloten.</translation>
    </message>
    <message>
        <source>Text after a closing quote. Double a quote that belongs to the text.</source>
        <translation>Tekst na een sluitend aanhalingsteken. Verdubbel een aanhalingsteken dat bij de tekst hoort.</translation>
    </message>
    <message>
        <source>This line has %1 fields, and the first line %2; the rest is empty.</source>
        <translation>Deze regel heeft %1 velden en de eerste regel %2; de rest is leeg.</translation>
    </message>
    <message>
        <source>This line has %1 fields, and the first line %2; what is too much is left out.</source>
        <translation>Deze regel heeft %1 velden en de eerste regel %2; wat te veel is, is overgeslagen.</translation>
    </message>
    <message>
        <source>This line has neither a name nor a number; it is left out.</source>
        <translation>Deze regel heeft naam noch nummer; hij is overgeslagen.</translation>
    </message>
</context>
<context>
    <name>RecallInfo</name>
    <message>
        <source>Nobody took the parked call</source>
        <translation>Niemand nam het geparkeerde gesprek</translation>
    </message>
    <message>
        <source>Was on hold for too long</source>
        <translation>Stond te lang in wacht</translation>
    </message>
    <message>
        <source>The call came back</source>
        <translation>Het gesprek kwam terug</translation>
    </message>
    <message>
        <source>%1 did not answer</source>
        <translation>%1 nam niet op</translation>
    </message>
    <message>
        <source>%1 was busy</source>
        <translation>%1 was in gesprek</translation>
    </message>
    <message>
        <source>Nobody took the call that was parked at %1</source>
        <translation>Niemand nam het gesprek dat op %1 geparkeerd stond</translation>
    </message>
    <message>
        <source>Came back from %1</source>
        <translation>Kwam terug van %1</translation>
    </message>
    <message>
        <source>%1 (attempt %2)</source>
        <extracomment>%1 is a sentence, %2 how often the call came back</extracomment>
        <translation>%1 (poging %2)</translation>
    </message>
</context>
<context>
    <name>SecretRelay</name>
    <message>
        <source>Balie is ending.</source>
        <translation>Balie wordt afgesloten.</translation>
    </message>
</context>
<context>
    <name>SecretStore</name>
    <message>
        <source>This computer has no keychain, so the password is asked for at each start.</source>
        <translation>Deze computer heeft geen sleutelbos, dus het wachtwoord wordt bij elke start gevraagd.</translation>
    </message>
    <message>
        <source>The keychain did not give access, so the password is asked for.</source>
        <translation>De sleutelbos gaf geen toegang, dus het wachtwoord wordt gevraagd.</translation>
    </message>
    <message>
        <source>The keychain could not be read, so the password is asked for.</source>
        <translation>De sleutelbos kon niet worden gelezen, dus het wachtwoord wordt gevraagd.</translation>
    </message>
</context>
<context>
    <name>SessionText</name>
    <message>
        <source>The server answers, but not as a telephone system does. Check the port.</source>
        <translation>De server antwoordt, maar niet als een telefooncentrale. Controleer de poort.</translation>
    </message>
    <message>
        <source>User name or password is wrong. Correct them and sign in again.</source>
        <translation>Gebruikersnaam of wachtwoord is onjuist. Verbeter ze en meld u opnieuw aan.</translation>
    </message>
    <message>
        <source>The telephone system does not know your own telephone %1. Correct it and sign in again.</source>
        <translation>De telefooncentrale kent uw eigen toestel %1 niet. Verbeter het en meld u opnieuw aan.</translation>
    </message>
    <message>
        <source>You may not control telephone %1. Ask your administrator.</source>
        <translation>U mag toestel %1 niet bedienen. Vraag het uw beheerder.</translation>
    </message>
    <message>
        <source>This telephone system speaks a version of CSTA that this program does not.</source>
        <translation>Deze telefooncentrale spreekt een versie van CSTA die dit programma niet kent.</translation>
    </message>
    <message>
        <source>The telephone system has no room for another session now. It is tried again by itself.</source>
        <translation>De telefooncentrale heeft nu geen plaats voor nog een sessie. Er wordt vanzelf opnieuw geprobeerd.</translation>
    </message>
    <message>
        <source>The telephone system keeps refusing to sign you in and does not say why. Check user name, password and own telephone, and ask your administrator whether this program may sign in. It is tried again by itself.</source>
        <translation>De telefooncentrale blijft weigeren u aan te melden en zegt niet waarom. Controleer gebruikersnaam, wachtwoord en eigen toestel, en vraag uw beheerder of dit programma zich mag aanmelden. Het wordt vanzelf opnieuw geprobeerd.</translation>
    </message>
    <message>
        <source>The telephone system says that it is not ready. It is tried again by itself.</source>
        <translation>De telefooncentrale meldt dat ze niet gereed is. Er wordt vanzelf opnieuw geprobeerd.</translation>
    </message>
    <message>
        <source>The telephone system refused to sign you in.</source>
        <translation>De telefooncentrale weigerde u aan te melden.</translation>
    </message>
    <message>
        <source>Say which telephone is yours: this telephone system does not.</source>
        <translation>Geef op welk toestel van u is: deze telefooncentrale doet dat niet.</translation>
    </message>
    <message>
        <source>The telephone system has ended the session.</source>
        <translation>De telefooncentrale heeft de sessie beëindigd.</translation>
    </message>
    <message>
        <source>The telephone system says that it is not ready. What is shown may be old.</source>
        <translation>De telefooncentrale meldt dat ze niet gereed is. Wat u ziet kan oud zijn.</translation>
    </message>
</context>
<context>
    <name>Slip</name>
    <message>
        <source>done</source>
        <translation>afgehandeld</translation>
    </message>
    <message>
        <source>you called</source>
        <translation>u hebt gebeld</translation>
    </message>
    <message>
        <source>%1 called</source>
        <translation>%1 heeft gebeld</translation>
    </message>
    <message>
        <source>For %1.</source>
        <translation>Voor %1.</translation>
    </message>
    <message>
        <source>For %1: %2.</source>
        <translation>Voor %1: %2.</translation>
    </message>
    <message>
        <source>Promised before %1.</source>
        <translation>Beloofd voor %1.</translation>
    </message>
    <message>
        <source>Closed: %1.</source>
        <translation>Gesloten: %1.</translation>
    </message>
    <message>
        <source>Please call back</source>
        <translation>Bel terug</translation>
    </message>
    <message>
        <source>Urgent: please call back</source>
        <translation>Dringend: bel terug</translation>
    </message>
    <message>
        <source>Will call again</source>
        <translation>Belt zelf terug</translation>
    </message>
    <message>
        <source>Please send a mail</source>
        <translation>Graag een mail</translation>
    </message>
    <message>
        <source>Is waiting at the desk</source>
        <translation>Wacht bij de balie</translation>
    </message>
</context>
<context>
    <name>Tile</name>
    <message>
        <source>No telephone of this PBX.</source>
        <translation>Geen toestel van deze centrale.</translation>
    </message>
    <message>
        <source>Last told by the PBX %1 ago; the connection was lost since</source>
        <translation>Laatste bericht van de centrale %1 geleden; daarna is de verbinding weggevallen</translation>
    </message>
    <message>
        <source>The PBX was asked once, %1 ago</source>
        <translation>De centrale is één keer gevraagd, %1 geleden</translation>
    </message>
    <message>
        <source>From the PBX, last change told %1 ago</source>
        <translation>Van de centrale, laatste wijziging %1 geleden gemeld</translation>
    </message>
</context>
<context>
    <name>TransientSecretStore</name>
    <message>
        <source>This desktop has no keychain. Passwords of customer systems are kept until Balie ends, and asked for at the next start.</source>
        <translation>Deze computer heeft geen sleutelbos. Wachtwoorden van klantsystemen blijven bewaard tot Balie wordt afgesloten en worden bij de volgende start opnieuw gevraagd.</translation>
    </message>
    <message>
        <source>The keychain of this desktop does not answer or gives no access. Passwords of customer systems are kept until Balie ends, and asked for at the next start.</source>
        <translation>De sleutelbos van deze computer antwoordt niet of geeft geen toegang. Wachtwoorden van klantsystemen blijven bewaard tot Balie wordt afgesloten en worden bij de volgende start opnieuw gevraagd.</translation>
    </message>
</context>
<context>
    <name>XsiAnswer</name>
    <message>
        <source>The telephone system does not accept this: %1</source>
        <translation>De telefooncentrale neemt dit niet aan: %1</translation>
    </message>
    <message>
        <source>The telephone system does not accept this. Check what you entered.</source>
        <translation>De telefooncentrale neemt dit niet aan. Controleer wat u hebt ingevoerd.</translation>
    </message>
    <message>
        <source>User name or password is wrong. Correct them and sign in again.</source>
        <translation>Gebruikersnaam of wachtwoord klopt niet. Verbeter ze en meld u opnieuw aan.</translation>
    </message>
    <message>
        <source>The telephone system does not allow this: %1</source>
        <translation>De telefooncentrale staat dit niet toe: %1</translation>
    </message>
    <message>
        <source>The telephone system does not allow this. Ask your administrator.</source>
        <translation>De telefooncentrale staat dit niet toe. Vraag uw beheerder.</translation>
    </message>
    <message>
        <source>This is no longer there: %1</source>
        <translation>Dit is er niet meer: %1</translation>
    </message>
    <message>
        <source>The telephone system does not know this (any more).</source>
        <translation>De telefooncentrale kent dit niet (meer).</translation>
    </message>
    <message>
        <source>The telephone system is too busy. Try again in a moment.</source>
        <translation>De telefooncentrale heeft het te druk. Probeer het zo nog eens.</translation>
    </message>
    <message>
        <source>The telephone system refused: %1</source>
        <translation>De telefooncentrale weigerde: %1</translation>
    </message>
    <message>
        <source>The telephone system refused.</source>
        <translation>De telefooncentrale weigerde.</translation>
    </message>
</context>
<context>
    <name>XsiCommandText</name>
    <message>
        <source>The telephone system refused that.</source>
        <translation>De telefooncentrale weigerde dat.</translation>
    </message>
    <message>
        <source>It is no longer there.</source>
        <translation>Het is er niet meer.</translation>
    </message>
    <message>
        <source>It is on hold.</source>
        <translation>Het staat in wacht.</translation>
    </message>
    <message>
        <source>It still rings.</source>
        <translation>Het gaat nog over.</translation>
    </message>
    <message>
        <source>You are connected with it.</source>
        <translation>U bent ermee verbonden.</translation>
    </message>
    <message>
        <source>It is not connected.</source>
        <translation>Het is niet verbonden.</translation>
    </message>
    <message>
        <source>The call was not put on hold in time.</source>
        <translation>Het gesprek werd niet op tijd in wacht gezet.</translation>
    </message>
    <message>
        <source>The call on hold was taken back.</source>
        <translation>Het gesprek in wacht is teruggenomen.</translation>
    </message>
    <message>
        <source>The call is still on hold.</source>
        <translation>Het gesprek staat nog in wacht.</translation>
    </message>
    <message>
        <source>The call did not end in time.</source>
        <translation>Het gesprek eindigde niet op tijd.</translation>
    </message>
</context>
<context>
    <name>XsiLink</name>
    <message>
        <source>The telephone system does not know the user %1. Check the user name, which has to be complete with its domain, and the address.</source>
        <translation>De telefooncentrale kent de gebruiker %1 niet. Controleer de gebruikersnaam, die volledig moet zijn met het domein, en het adres.</translation>
    </message>
    <message>
        <source>%1 answers, but not as a telephone system with Xsi. Check the address.</source>
        <translation>%1 antwoordt, maar niet als een telefooncentrale met Xsi. Controleer het adres.</translation>
    </message>
    <message>
        <source>You may sign in, but not be told what happens (Xsi-Events). Ask your administrator.</source>
        <translation>U mag zich aanmelden, maar krijgt niet te horen wat er gebeurt (Xsi-Events). Vraag uw beheerder.</translation>
    </message>
    <message>
        <source>The telephone system has ended the connection. It is made anew.</source>
        <translation>De telefooncentrale heeft de verbinding beëindigd. Die wordt opnieuw gemaakt.</translation>
    </message>
    <message>
        <source>%1 has no channel for events at this address. Check the names of the contexts in Settings, BroadWorks, or ask your administrator whether Xsi-Events is there.</source>
        <translation>%1 heeft op dit adres geen kanaal voor gebeurtenissen. Controleer de namen van de contexten bij Instellingen, BroadWorks, of vraag uw beheerder of Xsi-Events er is.</translation>
    </message>
</context>
<context>
    <name>XsiText</name>
    <message>
        <source>The telephone system sent you on to %1. Your password was not sent there. Ask your administrator for the right address.</source>
        <translation>De telefooncentrale stuurde u door naar %1. Uw wachtwoord is daar niet heen gestuurd. Vraag uw beheerder naar het juiste adres.</translation>
    </message>
</context>
<context>
    <name>balie::TraceReader</name>
    <message>
        <source>This is not a trace file of Balie.</source>
        <translation>Dit is geen tracebestand van Balie.</translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation>%1 kan niet worden gelezen.</translation>
    </message>
</context>
<context>
    <name>balie::TraceWriter</name>
    <message>
        <source>The trace cannot be written to %1.</source>
        <translation>De trace kan niet naar %1 worden geschreven.</translation>
    </message>
</context>
<context>
    <name>balie::XmlTree</name>
    <message>
        <source>The telephone system sent a message that cannot be read.</source>
        <translation>De telefooncentrale stuurde een bericht dat niet te lezen is.</translation>
    </message>
</context>
<context>
    <name>balie::app::Connectors</name>
    <message>
        <source>This connector is not set up any more.</source>
        <translation>Deze koppeling is niet meer ingesteld.</translation>
    </message>
    <message>
        <source>There is no such customer system any more.</source>
        <translation>Dit klantsysteem is er niet meer.</translation>
    </message>
    <message>
        <source>Reading the settings</source>
        <translation>De instellingen lezen</translation>
    </message>
    <message>
        <source>Its profile is missing or cannot be used.</source>
        <translation>Het profiel ontbreekt of is niet bruikbaar.</translation>
    </message>
    <message>
        <source>The keychain has not yet told the password of %1.</source>
        <translation>De sleutelbos heeft het wachtwoord van %1 nog niet gegeven.</translation>
    </message>
    <message>
        <source>Look whether the keychain asks for something. What you fill in at Settings, Customer systems works at once.</source>
        <translation>Kijk of de sleutelbos ergens om vraagt. Wat u invult bij Instellingen, Klantsystemen werkt meteen.</translation>
    </message>
</context>
<context>
    <name>balie::app::DemoCrm</name>
    <message>
        <source>New contact</source>
        <translation>Nieuw contact</translation>
    </message>
</context>
<context>
    <name>balie::app::DeskUnits</name>
    <message>
        <source>The import of %1 was cut short the last time, and goes on now.</source>
        <translation>De import van %1 werd de vorige keer afgebroken en gaat nu verder.</translation>
    </message>
</context>
<context>
    <name>balie::app::Program</name>
    <message>
        <source>The key card is in %1.</source>
        <translation>De toetsenkaart staat in %1.</translation>
    </message>
    <message>
        <source>Not signed in. Choose Settings, Connection to sign in.</source>
        <translation>Niet aangemeld. Kies Instellingen, Verbinding om u aan te melden.</translation>
    </message>
</context>
<context>
    <name>balie::app::SignInCheck</name>
    <message>
        <source>No answer within %1 seconds.</source>
        <translation>Geen antwoord binnen %1 seconden.</translation>
    </message>
    <message>
        <source>There is no computer called &quot;%1&quot;. Check the spelling and your network.</source>
        <translation>Er is geen computer die &quot;%1&quot; heet. Controleer de spelling en uw netwerk.</translation>
    </message>
    <message>
        <source>port %1</source>
        <translation>poort %1</translation>
    </message>
    <message>
        <source>Nothing answers at %1, port %2. Check the port, or ask whether a firewall is in between.</source>
        <translation>Op %1, poort %2 antwoordt niets. Controleer de poort of vraag of er een firewall tussen zit.</translation>
    </message>
    <message>
        <source>The certificate of %1 is not trusted (%2). If your office has its own certificate authority, choose its file above.</source>
        <translation>Het certificaat van %1 wordt niet vertrouwd (%2). Heeft uw kantoor een eigen certificaatautoriteit, kies dan hierboven het bestand ervan.</translation>
    </message>
    <message>
        <source>not encrypted</source>
        <translation>niet versleuteld</translation>
    </message>
    <message numerus="yes">
        <source>%n colleague(s)</source>
        <translation>
            <numerusform>%n collega</numerusform>
            <numerusform>%n collega&apos;s</numerusform>
        </translation>
    </message>
    <message>
        <source>kept on this computer</source>
        <translation>op deze computer bewaard</translation>
    </message>
    <message>
        <source>Port %1 of %2 answers, but not encrypted. Check the port and how the address begins.</source>
        <translation>Poort %1 van %2 antwoordt, maar niet versleuteld. Controleer de poort en het begin van het adres.</translation>
    </message>
</context>
<context>
    <name>balie::app::SignInFlow</name>
    <message>
        <source>Your password could not be kept in the keychain, so it will be asked for at the next start.</source>
        <translation>Uw wachtwoord kon niet in de sleutelbos worden bewaard en wordt bij de volgende start opnieuw gevraagd.</translation>
    </message>
    <message>
        <source>The password that was kept before could not be removed from the keychain.</source>
        <translation>Het eerder bewaarde wachtwoord kon niet uit de sleutelbos worden verwijderd.</translation>
    </message>
</context>
<context>
    <name>balie::crm::CalDavLine</name>
    <message>
        <source>The profile of %1 has a mistake at /caldav. Ask whoever wrote it to fix it.</source>
        <translation>Het profiel van %1 heeft een fout bij /caldav. Vraag wie het schreef dit te herstellen.</translation>
    </message>
    <message>
        <source>The address of a colleague&apos;s calendar cannot be used. Only {colleague.name} and {colleague.email} may stand in braces.</source>
        <translation>Het adres van de agenda van een collega is niet te gebruiken. Alleen {colleague.name} en {colleague.email} mogen tussen accolades staan.</translation>
    </message>
    <message>
        <source>%1 has no place where colleagues&apos; calendars are asked for. Fill in the address of a colleague&apos;s calendar.</source>
        <translation>%1 heeft geen plek waar naar agenda&apos;s van collega&apos;s wordt gevraagd. Vul het adres van de agenda van een collega in.</translation>
    </message>
    <message>
        <source>%1 does not tell when people are busy: it lacks the free-busy report. Ask its administrator for a newer version.</source>
        <translation>%1 vertelt niet wanneer mensen bezet zijn: het kent de vraag naar vrij en bezet niet. Vraag de beheerder ervan om een nieuwere versie.</translation>
    </message>
    <message>
        <source>%1 takes too long to tell when people are busy. Try again later, or ask its administrator.</source>
        <translation>%1 doet er te lang over om te vertellen wanneer mensen bezet zijn. Probeer het later opnieuw, of vraag de beheerder ervan.</translation>
    </message>
    <message>
        <source>The domain of the e-mail addresses cannot be used. Fill in what stands behind the @, for example office.nl.</source>
        <translation>Het domein van de e-mailadressen is niet te gebruiken. Vul in wat achter de @ staat, bijvoorbeeld kantoor.nl.</translation>
    </message>
    <message>
        <source>It is not known which e-mail addresses the calendars of %1 belong to. Fill in the domain of your colleagues&apos; e-mail addresses, for example office.nl.</source>
        <translation>Het is niet bekend bij welke e-mailadressen de agenda&apos;s van %1 horen. Vul het domein van de e-mailadressen van uw collega&apos;s in, bijvoorbeeld kantoor.nl.</translation>
    </message>
</context>
<context>
    <name>balie::crm::CheckOptions</name>
    <message>
        <source>Tells whether the profile of a customer system works.
With PATH alone the profile is read, what is wrong with it is told, and which settings it has. With settings the system itself is asked, step by step; each step prints OK, FAILED, NOT POSSIBLE (the profile does not say how) or NOT TRIED, and below it request (&gt;), reply (&lt;) and what was made of it (=), without secrets. What the system tells about people is printed.

A secret is never an argument. It comes from a file or from standard input, one a line as key=value, or is asked for at the terminal. Nothing is stored.

Exit code: 0 all is well, 1 the profile cannot be used, 2 the command line or a setting is wrong, 3 a step failed.</source>
        <translation>Controleert of het profiel van een klantsysteem werkt.
Met alleen PATH wordt het profiel gelezen en wordt verteld wat er niet aan klopt en welke instellingen het heeft. Met instellingen wordt het systeem zelf bevraagd, stap voor stap; elke stap toont OK, MISLUKT, NIET MOGELIJK (het profiel zegt niet hoe) of NIET GEPROBEERD, met daaronder vraag (&gt;), antwoord (&lt;) en wat ervan is gemaakt (=), zonder geheimen. Wat het systeem over mensen vertelt, wordt getoond.

Een geheim is nooit een argument. Het komt uit een bestand of van de standaardinvoer, een per regel als sleutel=waarde, of wordt in de terminal gevraagd. Er wordt niets bewaard.

Afsluitcode: 0 alles is in orde, 1 het profiel kan niet worden gebruikt, 2 de opdrachtregel of een instelling klopt niet, 3 een stap is mislukt.</translation>
    </message>
    <message>
        <source>The only command.</source>
        <translation>De enige opdracht.</translation>
    </message>
    <message>
        <source>A profile.json, or its folder.</source>
        <translation>Een profile.json, of de map ervan.</translation>
    </message>
    <message>
        <source>Show this help.</source>
        <translation>Deze hulp tonen.</translation>
    </message>
    <message>
        <source>Show the version.</source>
        <translation>De versie tonen.</translation>
    </message>
    <message>
        <source>A number of somebody in the system.</source>
        <translation>Een nummer van iemand in het systeem.</translation>
    </message>
    <message>
        <source>number</source>
        <translation>nummer</translation>
    </message>
    <message>
        <source>A name to search for; else that of who has the number.</source>
        <translation>Een naam om te zoeken; anders die van wie het nummer heeft.</translation>
    </message>
    <message>
        <source>text</source>
        <translation>tekst</translation>
    </message>
    <message>
        <source>A setting of the profile; once for each.</source>
        <translation>Een instelling van het profiel; voor elke instelling opnieuw.</translation>
    </message>
    <message>
        <source>key=value</source>
        <translation>sleutel=waarde</translation>
    </message>
    <message>
        <source>File with the secrets, key=value on each line; - is standard input.</source>
        <translation>Bestand met de geheimen, sleutel=waarde op elke regel; - is de standaardinvoer.</translation>
    </message>
    <message>
        <source>file</source>
        <translation>bestand</translation>
    </message>
    <message>
        <source>Also write one note with the card that was found; it says that it may be deleted.</source>
        <translation>Schrijf ook één notitie bij de gevonden kaart; daarin staat dat deze weg mag.</translation>
    </message>
    <message>
        <source>nl or en.</source>
        <translation>nl of en.</translation>
    </message>
    <message>
        <source>code</source>
        <translation>code</translation>
    </message>
    <message>
        <source>--language takes nl or en, not &apos;%1&apos;.</source>
        <translation>--language neemt nl of en, niet &apos;%1&apos;.</translation>
    </message>
    <message>
        <source>One command is known: balie-connector check PATH. See --help.</source>
        <translation>Er is één opdracht: balie-connector check PATH. Zie --help.</translation>
    </message>
    <message>
        <source>--set takes key=value.</source>
        <translation>--set neemt sleutel=waarde.</translation>
    </message>
</context>
<context>
    <name>balie::crm::CheckPage</name>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>FAILED</source>
        <translation>MISLUKT</translation>
    </message>
    <message>
        <source>NOT POSSIBLE</source>
        <translation>NIET MOGELIJK</translation>
    </message>
    <message>
        <source>NOT TRIED</source>
        <translation>NIET GEPROBEERD</translation>
    </message>
    <message>
        <source>%1 (%2 ms)</source>
        <translation>%1 (%2 ms)</translation>
    </message>
</context>
<context>
    <name>balie::crm::CheckRun</name>
    <message>
        <source>Nobody was found to try it with.</source>
        <translation>Er is niemand gevonden om het mee te proberen.</translation>
    </message>
    <message>
        <source>The system can be asked.</source>
        <translation>Het systeem kan worden bevraagd.</translation>
    </message>
    <message>
        <source>The system cannot be asked; the other steps were not tried.</source>
        <translation>Het systeem kan niet worden bevraagd; de andere stappen zijn niet geprobeerd.</translation>
    </message>
    <message>
        <source>The profile has no search for numbers.</source>
        <translation>Het profiel zoekt niet op nummers.</translation>
    </message>
    <message>
        <source>No --number was given.</source>
        <translation>Er is geen --number opgegeven.</translation>
    </message>
    <message>
        <source>Nobody with %1 was found. Look up how the number stands in the system, and whether this user may see the record.</source>
        <translation>Er is niemand met %1 gevonden. Zoek op hoe het nummer in het systeem staat, en of deze gebruiker het record mag zien.</translation>
    </message>
    <message numerus="yes">
        <source>%n found with %1: %2.</source>
        <translation>
            <numerusform>%n gevonden met %1: %2.</numerusform>
            <numerusform>%n gevonden met %1: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>The same as with %1, for %2.</source>
        <translation>Hetzelfde als met %1, voor %2.</translation>
    </message>
    <message>
        <source>Others than with %1, for %2: %3.</source>
        <translation>Anderen dan met %1, voor %2: %3.</translation>
    </message>
    <message>
        <source>Nobody has %1, and nobody was found.</source>
        <translation>Niemand heeft %1, en er is niemand gevonden.</translation>
    </message>
    <message>
        <source>Nobody should have %1, but was found: %2.</source>
        <translation>Niemand hoort %1 te hebben, maar gevonden is: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) were copied; found with %1: %2.</source>
        <translation>
            <numerusform>%n contactpersoon is gekopieerd; gevonden met %1: %2.</numerusform>
            <numerusform>%n contactpersonen zijn gekopieerd; gevonden met %1: %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) were copied, and none of them has %1.</source>
        <translation>
            <numerusform>%n contactpersoon is gekopieerd, en die heeft %1 niet.</numerusform>
            <numerusform>%n contactpersonen zijn gekopieerd, en geen van hen heeft %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) were copied.</source>
        <translation>
            <numerusform>%n contactpersoon is gekopieerd.</numerusform>
            <numerusform>%n contactpersonen zijn gekopieerd.</numerusform>
        </translation>
    </message>
    <message>
        <source>Names are searched for in the copy.</source>
        <translation>Namen worden in de kopie gezocht.</translation>
    </message>
    <message>
        <source>The profile has no search for names.</source>
        <translation>Het profiel zoekt niet op namen.</translation>
    </message>
    <message>
        <source>No name is known to search for; give --name.</source>
        <translation>Er is geen naam bekend om te zoeken; geef --name op.</translation>
    </message>
    <message>
        <source>Nobody called &quot;%1&quot; was found.</source>
        <translation>Er is niemand gevonden die &quot;%1&quot; heet.</translation>
    </message>
    <message>
        <source>The one with the number is not among those called &quot;%1&quot;: %2.</source>
        <translation>Wie het nummer heeft, is niet bij degenen die &quot;%1&quot; heten: %2.</translation>
    </message>
    <message numerus="yes">
        <source>%n found for &quot;%1&quot;: %2.</source>
        <translation>
            <numerusform>%n gevonden voor &quot;%1&quot;: %2.</numerusform>
            <numerusform>%n gevonden voor &quot;%1&quot;: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>name</source>
        <translation>naam</translation>
    </message>
    <message>
        <source>number</source>
        <translation>nummer</translation>
    </message>
    <message>
        <source>company</source>
        <translation>bedrijf</translation>
    </message>
    <message>
        <source>title</source>
        <translation>functie</translation>
    </message>
    <message>
        <source>e-mail address</source>
        <translation>e-mailadres</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>eigenaar</translation>
    </message>
    <message>
        <source>The card has no name or no key: see &quot;card&quot; of the profile.</source>
        <translation>De kaart heeft geen naam of geen sleutel: zie &quot;card&quot; in het profiel.</translation>
    </message>
    <message>
        <source>The card has every field.</source>
        <translation>De kaart heeft elk veld.</translation>
    </message>
    <message>
        <source>The card has a name. Empty, which may be right: %1.</source>
        <translation>De kaart heeft een naam. Leeg, wat kan kloppen: %1.</translation>
    </message>
    <message>
        <source>The profile does not ask for a single card.</source>
        <translation>Het profiel vraagt geen losse kaart op.</translation>
    </message>
    <message>
        <source>The card of %1.</source>
        <translation>De kaart van %1.</translation>
    </message>
    <message>
        <source>Another card came, or one without a name.</source>
        <translation>Er kwam een andere kaart, of een zonder naam.</translation>
    </message>
    <message>
        <source>The profile has no address of a card.</source>
        <translation>Het profiel heeft geen adres van een kaart.</translation>
    </message>
    <message>
        <source>No address for a card of the kind &quot;%1&quot; could be made.</source>
        <translation>Voor een kaart van de soort &quot;%1&quot; kon geen adres worden gemaakt.</translation>
    </message>
    <message>
        <source>The profile has no address of a form for a new contact.</source>
        <translation>Het profiel heeft geen adres van een formulier voor een nieuwe contactpersoon.</translation>
    </message>
    <message>
        <source>No address of a form could be made.</source>
        <translation>Er kon geen adres van een formulier worden gemaakt.</translation>
    </message>
    <message>
        <source>The profile does not write notes.</source>
        <translation>Het profiel schrijft geen notities.</translation>
    </message>
    <message>
        <source>Nothing was written: --write-note was not given.</source>
        <translation>Er is niets geschreven: --write-note is niet opgegeven.</translation>
    </message>
    <message>
        <source>Balie: test of the connection</source>
        <translation>Balie: test van de verbinding</translation>
    </message>
    <message>
        <source>Written by balie-connector to try this out. It may be deleted.</source>
        <translation>Geschreven door balie-connector om dit te proberen. Mag worden verwijderd.</translation>
    </message>
    <message>
        <source>A note was written with %1; delete it there.</source>
        <translation>Er is een notitie geschreven bij %1; verwijder die daar.</translation>
    </message>
    <message>
        <source>A note was written with %1, its key is %2; delete it there.</source>
        <translation>Er is een notitie geschreven bij %1, de sleutel is %2; verwijder die daar.</translation>
    </message>
</context>
<context>
    <name>balie::crm::ConnectorCheck</name>
    <message>
        <source>%1 cannot be read: %2</source>
        <translation>%1 kan niet worden gelezen: %2</translation>
    </message>
    <message>
        <source>%1 cannot be used:</source>
        <translation>%1 kan niet worden gebruikt:</translation>
    </message>
    <message>
        <source>The profile &quot;%1&quot; (%2, version %3, engine %4) is well formed.</source>
        <translation>Het profiel &quot;%1&quot; (%2, versie %3, engine %4) is in orde.</translation>
    </message>
    <message>
        <source>The system was not asked. Settings for it:</source>
        <translation>Het systeem is niet bevraagd. Instellingen ervoor:</translation>
    </message>
    <message>
        <source>secret</source>
        <translation>geheim</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>ontbreekt</translation>
    </message>
    <message>
        <source>required</source>
        <translation>verplicht</translation>
    </message>
    <message>
        <source>else %1</source>
        <translation>anders %1</translation>
    </message>
    <message>
        <source>one of %1</source>
        <translation>een van %1</translation>
    </message>
    <message>
        <source>The user signs in with the browser.</source>
        <translation>De gebruiker meldt zich aan met de browser.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is a secret and never an argument, which other users of this computer can see. Use --secrets, and change it in the system: it may stand in the shell&apos;s history.</source>
        <translation>&quot;%1&quot; is een geheim en nooit een argument, want dat kunnen andere gebruikers van deze computer zien. Gebruik --secrets, en wijzig het in het systeem: het kan in de geschiedenis van de opdrachtregel staan.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; takes one of: %2.</source>
        <translation>&quot;%1&quot; neemt een van: %2.</translation>
    </message>
    <message>
        <source>Missing: --set %1=... (%2)</source>
        <translation>Ontbreekt: --set %1=... (%2)</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no number that a system could be asked for.</source>
        <translation>&quot;%1&quot; is geen nummer waarnaar een systeem kan worden gevraagd.</translation>
    </message>
    <message>
        <source>Missing secrets: %1. Give them with --secrets, one a line as key=value.</source>
        <translation>Geheimen ontbreken: %1. Geef ze op met --secrets, een per regel als sleutel=waarde.</translation>
    </message>
    <message>
        <source>Sign in with %1. Open this address in a browser:</source>
        <translation>Meldt u zich aan bij %1. Open dit adres in een browser:</translation>
    </message>
    <message>
        <source>and type this code there: %1</source>
        <translation>en typ daar deze code: %1</translation>
    </message>
    <message>
        <source>The browser comes back to port %1 of this computer. When it runs on another one, open the way there first: ssh -L %1:localhost:%1 THIS-COMPUTER</source>
        <translation>De browser komt terug op poort %1 van deze computer. Draait de browser op een andere, open dan eerst de weg hierheen: ssh -L %1:localhost:%1 DEZE-COMPUTER</translation>
    </message>
    <message>
        <source>The user has signed in. It lasts for this check only.</source>
        <translation>De gebruiker is aangemeld. Dit geldt alleen voor deze controle.</translation>
    </message>
    <message>
        <source>A --set names a setting that the profile does not have. It has: %1.</source>
        <translation>Een --set noemt een instelling die het profiel niet heeft. Het heeft: %1.</translation>
    </message>
    <message>
        <source>A line of the secrets names none of the profile. They are written key=value; it has: %1.</source>
        <translation>Een regel van de geheimen noemt er geen van het profiel. Ze worden geschreven als sleutel=waarde; het heeft: %1.</translation>
    </message>
</context>
<context>
    <name>balie::crm::DirectorySpec</name>
    <message>
        <source>The profile cannot be used. At %1: %2.</source>
        <translation>Het profiel is niet bruikbaar. Bij %1: %2.</translation>
    </message>
    <message>
        <source>%1 took too long to tell its contacts. What came is kept; the rest follows the next time.</source>
        <translation>%1 deed er te lang over om de contacten te geven. Wat binnenkwam is bewaard; de rest volgt de volgende keer.</translation>
    </message>
    <message>
        <source>%1 suddenly shows no contacts at all; those read before are kept.</source>
        <translation>%1 toont opeens geen enkel contact meer; de eerder gelezen contacten blijven bewaard.</translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) of %1 could not be read.</source>
        <extracomment>%1 is the name of a customer system</extracomment>
        <translation>
            <numerusform>%n record van %1 kon niet worden gelezen.</numerusform>
            <numerusform>%n records van %1 konden niet worden gelezen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has more than %2 contacts: too many to be copied.</source>
        <translation>%1 heeft meer dan %2 contacten: te veel om te kopiëren.</translation>
    </message>
    <message>
        <source>Signed in.</source>
        <translation>Aangemeld.</translation>
    </message>
    <message numerus="yes">
        <source>%n folder(s) found.</source>
        <translation>
            <numerusform>%n map gevonden.</numerusform>
            <numerusform>%n mappen gevonden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s) on the first page.</source>
        <translation>
            <numerusform>%n contact op de eerste pagina.</numerusform>
            <numerusform>%n contacten op de eerste pagina.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::crm::ProfileReader</name>
    <message>
        <source>The profile cannot be used: %1.</source>
        <translation>Het profiel is niet bruikbaar: %1.</translation>
    </message>
    <message>
        <source>The profile cannot be used. At %1: %2.</source>
        <translation>Het profiel is niet bruikbaar. Bij %1: %2.</translation>
    </message>
    <message>
        <source>There is no profile that can be read in “%1”.</source>
        <translation>In “%1” staat geen leesbaar profiel.</translation>
    </message>
</context>
<context>
    <name>balie::crm::SecretLines</name>
    <message>
        <source>Line %1 of the secrets is not key=value.</source>
        <translation>Regel %1 van de geheimen is geen sleutel=waarde.</translation>
    </message>
</context>
<context>
    <name>balie::crm::SqlFaults</name>
    <message>
        <source>The database refuses the user name or the password. Correct them in the settings.</source>
        <translation>De database weigert de gebruikersnaam of het wachtwoord. Verbeter ze in de instellingen.</translation>
    </message>
    <message>
        <source>This database user has no right to do that. Ask the administrator of the database for it.</source>
        <translation>Deze databasegebruiker heeft daar geen rechten voor. Vraag de beheerder van de database erom.</translation>
    </message>
    <message>
        <source>This computer has no such data source, or not its ODBC driver. Set it up, or correct its name in the settings.</source>
        <translation>Deze computer heeft zo’n gegevensbron niet, of niet het ODBC-stuurprogramma ervan. Richt die in of verbeter de naam in de instellingen.</translation>
    </message>
    <message>
        <source>The database did not answer in time.</source>
        <translation>De database gaf niet op tijd antwoord.</translation>
    </message>
    <message>
        <source>The database cannot be reached. Check that it runs and that this computer may connect to it.</source>
        <translation>De database is niet bereikbaar. Controleer of hij draait en of deze computer er verbinding mee mag maken.</translation>
    </message>
    <message>
        <source>The database does not understand the statement: a table or column that it does not have, or a mistake in the statement. Correct it in the settings.</source>
        <translation>De database begrijpt de opdracht niet: een tabel of kolom bestaat niet, of er staat een fout in de opdracht. Verbeter dat in de instellingen.</translation>
    </message>
    <message>
        <source>The database refuses the call: a column needs a value that it does not get, or the call is there already. Look at the statement in the settings.</source>
        <translation>De database weigert het gesprek: een kolom krijgt een verplichte waarde niet, of het gesprek staat er al. Bekijk de opdracht in de instellingen.</translation>
    </message>
    <message>
        <source>The driver of this database cannot search for that. Leave out what is neither letter nor digit.</source>
        <translation>Het stuurprogramma van deze database kan daar niet op zoeken. Laat weg wat geen letter of cijfer is.</translation>
    </message>
    <message>
        <source>The file of the database cannot be read. Check its place and the rights to it.</source>
        <translation>Het bestand van de database kan niet worden gelezen. Controleer de plaats en de rechten.</translation>
    </message>
    <message>
        <source>The program mdb-json, which reads Access files, is not installed. Install the package mdbtools.</source>
        <translation>Het programma mdb-json, dat Access-bestanden leest, is niet geïnstalleerd. Installeer het pakket mdbtools.</translation>
    </message>
    <message>
        <source>The file has no such table or column. Correct them in the settings.</source>
        <translation>Het bestand heeft zo’n tabel of kolom niet. Verbeter dat in de instellingen.</translation>
    </message>
    <message>
        <source>The ODBC driver of the database stopped unexpectedly. It is started again with the next call; if this goes on, install a newer driver.</source>
        <translation>Het ODBC-stuurprogramma van de database stopte onverwacht. Bij het volgende gesprek wordt het opnieuw gestart; blijft dit gebeuren, installeer dan een nieuwer stuurprogramma.</translation>
    </message>
    <message>
        <source>The part of this program that reads databases is missing. Install the program anew.</source>
        <translation>Het onderdeel van dit programma dat databases leest, ontbreekt. Installeer het programma opnieuw.</translation>
    </message>
    <message>
        <source>The answer of the database cannot be read.</source>
        <translation>Het antwoord van de database kan niet worden gelezen.</translation>
    </message>
    <message>
        <source>This card is no longer in the database.</source>
        <translation>Deze kaart staat niet meer in de database.</translation>
    </message>
    <message>
        <source>This connector cannot do that.</source>
        <translation>Deze koppeling kan dat niet.</translation>
    </message>
    <message>
        <source>The database reports an error. Test the connection in the settings to see which.</source>
        <translation>De database meldt een fout. Test de verbinding in de instellingen om te zien welke.</translation>
    </message>
</context>
<context>
    <name>balie::crm::SqlSpec</name>
    <message>
        <source>At %1: %2</source>
        <translation>Bij %1: %2</translation>
    </message>
    <message>
        <source>The profile cannot be used: there is no key “%1” in “sql”.</source>
        <translation>Het profiel is niet bruikbaar: “sql” kent geen sleutel “%1”.</translation>
    </message>
    <message>
        <source>Choose the file of the database.</source>
        <translation>Kies het bestand van de database.</translation>
    </message>
    <message>
        <source>There is a password in the connection string. Put it in its own field, where it is kept safely.</source>
        <translation>Er staat een wachtwoord in de verbindingsregel. Zet het in het eigen veld; daar wordt het veilig bewaard.</translation>
    </message>
    <message>
        <source>Fill in which data source (DSN) is meant.</source>
        <translation>Vul in welke gegevensbron (DSN) wordt bedoeld.</translation>
    </message>
    <message>
        <source>To write calls down, fill in both statements: the one that looks whether a call is there already, and the one that writes it.</source>
        <translation>Vul voor het vastleggen van gesprekken beide opdrachten in: die kijkt of het gesprek er al staat en die het schrijft.</translation>
    </message>
    <message>
        <source>Both statements for writing calls down need :call_key, by which a call is known again.</source>
        <translation>Beide opdrachten voor het vastleggen van gesprekken hebben :call_key nodig, waaraan een gesprek wordt herkend.</translation>
    </message>
    <message>
        <source>Fill in the table and its columns.</source>
        <translation>Vul de tabel en de kolommen in.</translation>
    </message>
    <message>
        <source>Fill in the table and its columns, or a statement that searches.</source>
        <translation>Vul de tabel en de kolommen in, of een opdracht die zoekt.</translation>
    </message>
</context>
<context>
    <name>balie::crm::SqlStatement</name>
    <message>
        <source>A statement that searches begins with SELECT.</source>
        <translation>Een opdracht die zoekt begint met SELECT.</translation>
    </message>
    <message>
        <source>A statement that writes a call begins with INSERT, or calls a procedure.</source>
        <translation>Een opdracht die een gesprek vastlegt begint met INSERT of roept een procedure aan.</translation>
    </message>
    <message>
        <source>A quote or comment in the statement does not end.</source>
        <translation>Een aanhalingsteken of opmerking in de opdracht wordt niet afgesloten.</translation>
    </message>
    <message>
        <source>There is more than one statement. Write only one.</source>
        <translation>Er staat meer dan één opdracht. Schrijf er maar één.</translation>
    </message>
    <message>
        <source>There is a question mark in the statement. Write :number_e164 or another name where a value belongs.</source>
        <translation>Er staat een vraagteken in de opdracht. Schrijf :number_e164 of een andere naam waar een waarde hoort.</translation>
    </message>
    <message>
        <source>The statement has a value “:%1” that there is not. Possible are: %2.</source>
        <translation>De opdracht heeft een waarde “:%1” die niet bestaat. Mogelijk zijn: %2.</translation>
    </message>
</context>
<context>
    <name>balie::crm::SqlTable</name>
    <message>
        <source>“%1” is no name of a table or column. Names have letters, digits, underscores and blanks.</source>
        <translation>“%1” is geen naam van een tabel of kolom. Namen bestaan uit letters, cijfers, onderstrepingstekens en spaties.</translation>
    </message>
    <message>
        <source>Fill in the columns with the key, the name and at least one number.</source>
        <translation>Vul de kolommen in met de sleutel, de naam en ten minste één nummer.</translation>
    </message>
</context>
<context>
    <name>balie::crm::SqlTrial</name>
    <message>
        <source>%1 cannot be asked.</source>
        <translation>%1 kan niet worden bevraagd.</translation>
    </message>
    <message>
        <source>The file was read.</source>
        <translation>Het bestand is gelezen.</translation>
    </message>
    <message>
        <source>The database is open.</source>
        <translation>De database is open.</translation>
    </message>
    <message>
        <source>%1 was searched.</source>
        <translation>In %1 is gezocht.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s)</source>
        <translation>
            <numerusform>%n rij</numerusform>
            <numerusform>%n rijen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::crm::UrlFiller</name>
    <message>
        <source>An address of this system is not safe to use. It has to begin with https://.</source>
        <translation>Een adres van dit systeem is niet veilig. Het moet met https:// beginnen.</translation>
    </message>
    <message>
        <source>“%1” is no address. It looks like https://crm.example.com.</source>
        <translation>“%1” is geen adres. Een adres ziet eruit als https://crm.voorbeeld.nl.</translation>
    </message>
    <message>
        <source>The address “%1” cannot be used. It has to begin with https://, without a user name.</source>
        <translation>Het adres “%1” kan niet worden gebruikt. Het moet met https:// beginnen, zonder gebruikersnaam.</translation>
    </message>
    <message>
        <source>The address “%1” holds more than an address: leave out what stands behind “?” or “#”.</source>
        <translation>Het adres “%1” bevat meer dan een adres: laat weg wat achter “?” of “#” staat.</translation>
    </message>
    <message>
        <source>An address of this system cannot be put together. Check the settings of the connector.</source>
        <translation>Een adres van dit systeem kan niet worden samengesteld. Controleer de instellingen van de koppeling.</translation>
    </message>
</context>
<context>
    <name>balie::csta</name>
    <message>
        <source>The request could not be sent: a number, a call or a text in it is missing or not valid.</source>
        <translation>De opdracht kon niet worden verstuurd: een nummer, gesprek of tekst erin ontbreekt of is ongeldig.</translation>
    </message>
    <message>
        <source>What answers there does not speak CSTA. Check server and port.</source>
        <translation>Wat daar antwoordt spreekt geen CSTA. Controleer server en poort.</translation>
    </message>
    <message>
        <source>This is too much for one message to the telephone system.</source>
        <translation>Dit is te veel voor één bericht aan de telefooncentrale.</translation>
    </message>
    <message>
        <source>The request could not be sent.</source>
        <translation>De opdracht kon niet worden verstuurd.</translation>
    </message>
</context>
<context>
    <name>balie::desk::AddressBooks</name>
    <message>
        <source>Give the address book a name.</source>
        <translation>Geef het adresboek een naam.</translation>
    </message>
    <message>
        <source>Fill in the server.</source>
        <translation>Vul de server in.</translation>
    </message>
    <message>
        <source>Fill in the name of the server, such as ldap.example.com.</source>
        <translation>Vul de naam van de server in, zoals ldap.example.com.</translation>
    </message>
    <message>
        <source>Fill in the whole address, such as https://cloud.example.com.</source>
        <translation>Vul het hele adres in, zoals https://cloud.example.com.</translation>
    </message>
    <message>
        <source>The password of the address book could not be kept in the keychain, so it will be asked for at the next start.</source>
        <translation>Het wachtwoord van het adresboek kon niet in de sleutelbos worden bewaard; het wordt bij de volgende start gevraagd.</translation>
    </message>
    <message>
        <source>The address book %1 needs its password.</source>
        <translation>Het adresboek %1 heeft zijn wachtwoord nodig.</translation>
    </message>
    <message>
        <source>The address book %1 needs its password. It is asked for at each start, because this computer has no keychain to keep it in.</source>
        <translation>Het adresboek %1 heeft zijn wachtwoord nodig. Daar wordt bij elke start naar gevraagd, omdat deze computer geen sleutelbos heeft om het in te bewaren.</translation>
    </message>
    <message>
        <source>The address book %1: %2</source>
        <extracomment>%1 is the name of an address book, %2 a sentence</extracomment>
        <translation>Het adresboek %1: %2</translation>
    </message>
</context>
<context>
    <name>balie::desk::CallActions</name>
    <message>
        <source>Dialling %1</source>
        <translation>%1 wordt gebeld</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>Wordt aangenomen</translation>
    </message>
    <message>
        <source>Hanging up</source>
        <translation>Wordt opgehangen</translation>
    </message>
    <message>
        <source>Putting on hold</source>
        <translation>Wordt in wacht gezet</translation>
    </message>
    <message>
        <source>Taking the call back</source>
        <translation>Wordt teruggehaald</translation>
    </message>
    <message>
        <source>Transfer to %1</source>
        <translation>Doorverbinden met %1</translation>
    </message>
    <message>
        <source>Sent to %1.</source>
        <translation>Doorgestuurd naar %1.</translation>
    </message>
    <message>
        <source>This PBX cannot transfer at once: %1 was called first and then got the call.</source>
        <translation>Deze centrale kan niet direct doorverbinden: %1 is eerst gebeld en kreeg daarna het gesprek.</translation>
    </message>
    <message>
        <source>Consulting %1</source>
        <translation>Ruggespraak met %1</translation>
    </message>
    <message>
        <source>This PBX cannot complete a transfer while it rings: the call was sent to %1 without announcing it.</source>
        <translation>Deze centrale kan niet doorverbinden terwijl het overgaat: het gesprek is onaangekondigd naar %1 gestuurd.</translation>
    </message>
    <message>
        <source>Changing calls</source>
        <translation>Er wordt gewisseld</translation>
    </message>
    <message>
        <source>Back to the caller</source>
        <translation>Terug naar de beller</translation>
    </message>
    <message>
        <source>Sending on to %1</source>
        <translation>Wordt doorgestuurd naar %1</translation>
    </message>
    <message>
        <source>your own voice mail</source>
        <translation>uw eigen voicemail</translation>
    </message>
    <message>
        <source>the voice mail of %1</source>
        <translation>de voicemail van %1</translation>
    </message>
    <message>
        <source>Sending to %1</source>
        <translation>Wordt gestuurd naar %1</translation>
    </message>
    <message>
        <source>Parking at %1</source>
        <translation>Wordt geparkeerd op %1</translation>
    </message>
    <message>
        <source>Parked at %1.</source>
        <translation>Geparkeerd op %1.</translation>
    </message>
    <message>
        <source>Pulling the call back</source>
        <translation>Het gesprek wordt teruggehaald</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <extracomment>%1 is what was tried (&quot;Transfer to Anna&quot;), %2 why it failed</extracomment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Parking</source>
        <translation>Parkeren</translation>
    </message>
    <message>
        <source>Parked.</source>
        <translation>Geparkeerd.</translation>
    </message>
    <message>
        <source>You have no voice mail box yourself. Select a colleague to send the call to theirs.</source>
        <translation>U hebt zelf geen voicemail. Kies een collega om het gesprek naar diens voicemail te sturen.</translation>
    </message>
</context>
<context>
    <name>balie::desk::CallPlans</name>
    <message>
        <source>The connection to the PBX was lost.</source>
        <translation>De verbinding met de centrale is verbroken.</translation>
    </message>
    <message>
        <source>The call did not get into the state that is needed for it.</source>
        <translation>Het gesprek kwam niet in de toestand die daarvoor nodig is.</translation>
    </message>
</context>
<context>
    <name>balie::desk::CallReports</name>
    <message>
        <source>Missed call from %1</source>
        <translation>Gemist gesprek van %1</translation>
    </message>
    <message>
        <source>Call to %1</source>
        <translation>Uitgaand gesprek naar %1</translation>
    </message>
    <message>
        <source>Call from %1</source>
        <translation>Inkomend gesprek van %1</translation>
    </message>
    <message>
        <source>%1 is not set up, or switched off.</source>
        <translation>%1 is niet ingesteld of staat uit.</translation>
    </message>
    <message>
        <source>%1 cannot take it now.</source>
        <translation>%1 kan het verslag nu niet aannemen.</translation>
    </message>
    <message>
        <source>%1 was removed from the settings. Copy the report, or remove it.</source>
        <translation>%1 is uit de instellingen verwijderd. Kopieer het verslag of verwijder het.</translation>
    </message>
    <message>
        <source>No answer came while it was being written. Look in %1 whether it stands there.</source>
        <translation>Er kwam geen antwoord tijdens het wegschrijven. Kijk in %1 of het er staat.</translation>
    </message>
</context>
<context>
    <name>balie::desk::CallsModel</name>
    <message>
        <source>Ringing</source>
        <translation>Gaat over</translation>
    </message>
    <message>
        <source>Back with you</source>
        <translation>Terug bij u</translation>
    </message>
    <message>
        <source>On hold at the other side</source>
        <translation>Aan de andere kant in wacht</translation>
    </message>
    <message>
        <source>On a call</source>
        <translation>In gesprek</translation>
    </message>
    <message>
        <source>Rings there</source>
        <translation>Gaat daar over</translation>
    </message>
    <message>
        <source>Dialling</source>
        <translation>Kiest</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Bezet</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Mislukt</translation>
    </message>
    <message>
        <source>On hold</source>
        <translation>In wacht</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anoniem</translation>
    </message>
    <message>
        <source>together with %1</source>
        <translation>samen met %1</translation>
    </message>
    <message>
        <source>Unknown number</source>
        <translation>Onbekend nummer</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>voor %1</translation>
    </message>
    <message>
        <source>back from %1</source>
        <translation>terug van %1</translation>
    </message>
    <message>
        <source>sent on by %1</source>
        <translation>doorgestuurd door %1</translation>
    </message>
    <message>
        <source>until %1 is free</source>
        <translation>tot %1 vrij is</translation>
    </message>
</context>
<context>
    <name>balie::desk::CardLinks</name>
    <message>
        <source>The customer system gives no address for this card.</source>
        <translation>Het klantsysteem geeft geen adres voor deze kaart.</translation>
    </message>
    <message>
        <source>The address of this card cannot be opened.</source>
        <translation>Het adres van deze kaart kan niet worden geopend.</translation>
    </message>
    <message>
        <source>The address of this card holds a user name, and is not opened: it may lead somewhere else.</source>
        <translation>In het adres van deze kaart staat een gebruikersnaam. Het wordt niet geopend: het kan ergens anders heen leiden.</translation>
    </message>
    <message>
        <source>The address of this card is not encrypted (http), and is not opened.</source>
        <translation>Het adres van deze kaart is niet versleuteld (http) en wordt niet geopend.</translation>
    </message>
    <message>
        <source>Addresses that begin with &quot;%1:&quot; are not opened for this customer system.</source>
        <translation>Adressen die met &quot;%1:&quot; beginnen, worden voor dit klantsysteem niet geopend.</translation>
    </message>
    <message>
        <source>The card could not be opened: this computer has no program for it.</source>
        <translation>De kaart kon niet worden geopend: deze computer heeft er geen programma voor.</translation>
    </message>
</context>
<context>
    <name>balie::desk::CheckNow</name>
    <message>
        <source>There is no connection to the PBX, so it cannot be asked. What is shown is how it was.</source>
        <translation>Er is geen verbinding met de centrale, dus die kan niet worden gevraagd. U ziet hoe het was.</translation>
    </message>
    <message>
        <source>%1: %2. The PBX said so just now.</source>
        <extracomment>%1 is a name, %2 a state: &quot;free&quot;</extracomment>
        <translation>%1: %2. Dat zei de centrale zojuist.</translation>
    </message>
    <message>
        <source>The PBX gave no answer about %1. What is shown is how it was; try again in a moment.</source>
        <translation>De centrale gaf geen antwoord over %1. U ziet hoe het was; probeer het zo nog eens.</translation>
    </message>
</context>
<context>
    <name>balie::desk::ContactImport</name>
    <message>
        <source>The file %1 cannot be read: %2</source>
        <translation>Het bestand %1 kan niet worden gelezen: %2</translation>
    </message>
    <message>
        <source>There are no contacts in the file %1.</source>
        <translation>In het bestand %1 staan geen contacten.</translation>
    </message>
    <message>
        <source>%1 new, %2 changed, %3 the same, %4 gone.</source>
        <translation>%1 nieuw, %2 gewijzigd, %3 hetzelfde, %4 vervallen.</translation>
    </message>
    <message>
        <source>The file ends in the middle of a contact; contacts that it lacks were kept.</source>
        <translation>Het bestand eindigt midden in een contact; contacten die erin ontbreken zijn gebleven.</translation>
    </message>
    <message>
        <source>Stopped. %1 Import the file again to complete it.</source>
        <translation>Gestopt. %1 Importeer het bestand opnieuw om het af te maken.</translation>
    </message>
    <message>
        <source>The import of %1 was cut short, and the file is not there any more. What came in was kept; import the file again to complete it.</source>
        <translation>De import van %1 werd afgebroken en het bestand is er niet meer. Wat binnenkwam is bewaard; importeer het bestand opnieuw om het compleet te maken.</translation>
    </message>
    <message>
        <source>The import of %1 was cut short twice. What came in was kept; import the file again to complete it.</source>
        <translation>De import van %1 werd twee keer afgebroken. Wat binnenkwam is bewaard; importeer het bestand opnieuw om het compleet te maken.</translation>
    </message>
</context>
<context>
    <name>balie::desk::ContactLint</name>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Wat er mis is</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>Voorstel</translation>
    </message>
</context>
<context>
    <name>balie::desk::ContactsModel</name>
    <message>
        <source>My contacts</source>
        <translation>Mijn contacten</translation>
    </message>
    <message>
        <source>Telephone system</source>
        <translation>Telefooncentrale</translation>
    </message>
    <message>
        <source>%1 ext. %2</source>
        <translation>%1 toestel %2</translation>
    </message>
    <message>
        <source>Work</source>
        <translation>Werk</translation>
    </message>
    <message>
        <source>Mobile</source>
        <translation>Mobiel</translation>
    </message>
    <message>
        <source>Home</source>
        <translation>Thuis</translation>
    </message>
    <message>
        <source>Main number</source>
        <translation>Algemeen nummer</translation>
    </message>
    <message>
        <source>Assistant</source>
        <translation>Assistent</translation>
    </message>
    <message>
        <source>Fax</source>
        <translation>Fax</translation>
    </message>
    <message>
        <source>Pager</source>
        <translation>Pieper</translation>
    </message>
    <message>
        <source>Other</source>
        <translation>Anders</translation>
    </message>
    <message>
        <source>Reading the contacts ...</source>
        <translation>De contacten worden gelezen ...</translation>
    </message>
    <message>
        <source>%1 of %2 contacts</source>
        <translation>%1 van %2 contacten</translation>
    </message>
    <message numerus="yes">
        <source>from %n address books</source>
        <translation>
            <numerusform>uit %n adresboek</numerusform>
            <numerusform>uit %n adresboeken</numerusform>
        </translation>
    </message>
    <message>
        <source>1 contact</source>
        <translation>1 contact</translation>
    </message>
    <message>
        <source>%1 contacts</source>
        <translation>%1 contacten</translation>
    </message>
</context>
<context>
    <name>balie::desk::CsvColumns</name>
    <message>
        <source>The file %1 cannot be read: %2</source>
        <translation>Het bestand %1 kan niet worden gelezen: %2</translation>
    </message>
    <message>
        <source>The file %1 holds no table.</source>
        <translation>In het bestand %1 staat geen tabel.</translation>
    </message>
    <message>
        <source>Choose which column holds the name or the company.</source>
        <translation>Kies in welke kolom de naam of het bedrijf staat.</translation>
    </message>
    <message>
        <source>Choose which column holds a telephone number or an e-mail address.</source>
        <translation>Kies in welke kolom een telefoonnummer of e-mailadres staat.</translation>
    </message>
    <message>
        <source>Column %1</source>
        <translation>Kolom %1</translation>
    </message>
    <message>
        <source>Column in the file</source>
        <translation>Kolom in het bestand</translation>
    </message>
    <message>
        <source>Example</source>
        <translation>Voorbeeld</translation>
    </message>
    <message>
        <source>Holds</source>
        <translation>Bevat</translation>
    </message>
</context>
<context>
    <name>balie::desk::ImportReport</name>
    <message>
        <source>Line</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>Kolom</translation>
    </message>
    <message>
        <source>What is wrong</source>
        <translation>Wat er mis is</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>En nog %n.</numerusform>
            <numerusform>En nog %n.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::desk::JournalExport</name>
    <message>
        <source>The export was stopped; nothing was saved.</source>
        <translation>Het exporteren is gestopt; er is niets opgeslagen.</translation>
    </message>
    <message>
        <source>The file %1 could not be written. Choose another place, or make room.</source>
        <translation>Het bestand %1 kon niet worden geschreven. Kies een andere plek of maak ruimte.</translation>
    </message>
</context>
<context>
    <name>balie::desk::MissedDuringGap</name>
    <message>
        <source>The connection to the PBX was away for %1.</source>
        <translation>De verbinding met de centrale was %1 weg.</translation>
    </message>
    <message>
        <source>Your own calls did not change.</source>
        <translation>Uw eigen gesprekken zijn niet veranderd.</translation>
    </message>
    <message>
        <source>Meanwhile:</source>
        <translation>Intussen:</translation>
    </message>
    <message>
        <source>Calls that came and went in that time are not known here.</source>
        <translation>Gesprekken die in die tijd kwamen en gingen zijn hier niet bekend.</translation>
    </message>
    <message>
        <source>somebody who hides the number</source>
        <translation>iemand die het nummer afschermt</translation>
    </message>
    <message>
        <source>A call from %1 came in and still rings.</source>
        <translation>Een gesprek van %1 kwam binnen en gaat nog over.</translation>
    </message>
    <message>
        <source>The call of %1 came back and rings.</source>
        <translation>Het gesprek van %1 kwam terug en gaat over.</translation>
    </message>
    <message>
        <source>The call with %1 was answered.</source>
        <translation>Het gesprek met %1 is aangenomen.</translation>
    </message>
    <message>
        <source>The call with %1 was sent on.</source>
        <translation>Het gesprek met %1 is doorgestuurd.</translation>
    </message>
    <message>
        <source>The call with %1 was sent on to %2.</source>
        <translation>Het gesprek met %1 is doorgestuurd naar %2.</translation>
    </message>
    <message>
        <source>%1 rang and was not answered here.</source>
        <translation>%1 belde en is hier niet aangenomen.</translation>
    </message>
    <message>
        <source>The call with %1 ended.</source>
        <translation>Het gesprek met %1 is beëindigd.</translation>
    </message>
</context>
<context>
    <name>balie::desk::OnItsWay</name>
    <message>
        <source>%1 to %2: %3</source>
        <translation>%1 naar %2: %3</translation>
    </message>
    <message>
        <source>on its way</source>
        <translation>onderweg</translation>
    </message>
    <message>
        <source>not watched, cannot be followed</source>
        <translation>niet gevolgd, niet te volgen</translation>
    </message>
    <message>
        <source>answered after %1</source>
        <translation>opgenomen na %1</translation>
    </message>
    <message>
        <source>answered</source>
        <translation>opgenomen</translation>
    </message>
    <message>
        <source>voice mail</source>
        <translation>voicemail</translation>
    </message>
    <message>
        <source>came back</source>
        <translation>kwam terug</translation>
    </message>
    <message>
        <source>ended before anybody answered</source>
        <translation>beëindigd voordat iemand opnam</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anoniem</translation>
    </message>
    <message>
        <source>No call is on its way.</source>
        <translation>Er is geen gesprek onderweg.</translation>
    </message>
    <message>
        <source>%1 is not watched: the call cannot be followed there, and not be pulled back.</source>
        <translation>%1 wordt niet gevolgd: het gesprek is daar niet te volgen en niet terug te halen.</translation>
    </message>
    <message>
        <source>The PBX cannot bring this call back.</source>
        <translation>De centrale kan dit gesprek niet terughalen.</translation>
    </message>
</context>
<context>
    <name>balie::desk::OwnContacts</name>
    <message>
        <source>Fill in a name or a company: by that the contact is found.</source>
        <translation>Vul een naam of een bedrijf in: daarmee wordt het contact gevonden.</translation>
    </message>
    <message>
        <source>Fill in a number or an e-mail address.</source>
        <translation>Vul een nummer of een e-mailadres in.</translation>
    </message>
</context>
<context>
    <name>balie::desk::ParkedCalls</name>
    <message>
        <source>%1, parked at %2</source>
        <extracomment>%1 is a caller, %2 the name of a park place</extracomment>
        <translation>%1, geparkeerd op %2</translation>
    </message>
    <message>
        <source>Anonymous</source>
        <translation>Anoniem</translation>
    </message>
</context>
<context>
    <name>balie::desk::SearchModel</name>
    <message>
        <source>Showing %1 of %2</source>
        <translation>%1 van %2 getoond</translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Niemand gevonden</translation>
    </message>
    <message>
        <source>1 person</source>
        <translation>1 persoon</translation>
    </message>
    <message>
        <source>%1 people</source>
        <translation>%1 personen</translation>
    </message>
    <message>
        <source>Dial %1</source>
        <translation>%1 kiezen</translation>
    </message>
    <message>
        <source>initials</source>
        <translation>voorletters</translation>
    </message>
    <message>
        <source>number %1</source>
        <translation>nummer %1</translation>
    </message>
    <message>
        <source>mobile %1</source>
        <translation>mobiel %1</translation>
    </message>
    <message>
        <source>department %1</source>
        <translation>afdeling %1</translation>
    </message>
    <message>
        <source>Searching...</source>
        <translation>Zoeken...</translation>
    </message>
    <message>
        <source>sounds like it</source>
        <translation>klinkt zo</translation>
    </message>
    <message>
        <source>one letter different</source>
        <translation>één letter anders</translation>
    </message>
    <message>
        <source>note: %1</source>
        <translation>notitie: %1</translation>
    </message>
    <message>
        <source>favourite</source>
        <translation>favoriet</translation>
    </message>
    <message>
        <source>Showing %1 of more than %2</source>
        <translation>%1 van meer dan %2 getoond</translation>
    </message>
</context>
<context>
    <name>balie::desk::SettingsTable</name>
    <message>
        <source>The settings cannot be written to %1. Check that the folder exists and may be written.</source>
        <translation>De instellingen kunnen niet naar %1 worden geschreven. Controleer of de map bestaat en beschrijfbaar is.</translation>
    </message>
</context>
<context>
    <name>balie::desk::SlipReminders</name>
    <message>
        <source>%1 is free now. Message slips: %2.</source>
        <translation>%1 is nu vrij. Terugbelnotities: %2.</translation>
    </message>
    <message>
        <source>%1 is free now. %2</source>
        <translation>%1 is nu vrij. %2</translation>
    </message>
    <message>
        <source>The promised time has passed. %1</source>
        <translation>De beloofde tijd is voorbij. %1</translation>
    </message>
    <message>
        <source>The promised time nears. %1</source>
        <translation>De beloofde tijd nadert. %1</translation>
    </message>
</context>
<context>
    <name>balie::desk::Store</name>
    <message>
        <source>The file for your contacts and calls belongs to another program. Choose another folder.</source>
        <translation>Het bestand voor uw contacten en gesprekken is van een ander programma. Kies een andere map.</translation>
    </message>
    <message>
        <source>Your contacts and calls were last used with a newer Balie. Use that one; nothing is kept in this one.</source>
        <translation>Uw contacten en gesprekken zijn het laatst gebruikt met een nieuwere Balie. Gebruik die; in deze wordt niets bewaard.</translation>
    </message>
    <message>
        <source>Contacts, calls and notes can be looked up but not changed: you may not write the file %1. Ask your administrator for the right to.</source>
        <translation>Contacten, gesprekken en notities zijn op te zoeken maar niet te wijzigen: u mag het bestand %1 niet schrijven. Vraag uw beheerder om dat recht.</translation>
    </message>
    <message>
        <source>Contacts, calls and notes cannot be kept: you may not write in the folder %1.</source>
        <translation>Contacten, gesprekken en notities kunnen niet worden bewaard: u mag niet schrijven in de map %1.</translation>
    </message>
    <message>
        <source>The file %1 is damaged, and no new one can be made beside it.</source>
        <translation>Het bestand %1 is beschadigd, en ernaast kan geen nieuw worden gemaakt.</translation>
    </message>
    <message>
        <source>The file with your contacts and calls was damaged. It is kept as %1, and a new one was begun. Repair gets back what can still be read.</source>
        <translation>Het bestand met uw contacten en gesprekken was beschadigd. Het is bewaard als %1, en er is een nieuw begonnen. Herstellen haalt terug wat nog te lezen is.</translation>
    </message>
    <message>
        <source>Its contacts were taken away meanwhile.</source>
        <translation>De contacten ervan zijn intussen verwijderd.</translation>
    </message>
</context>
<context>
    <name>balie::desk::StoreCare</name>
    <message>
        <source>The file with your contacts and calls was damaged. It is kept as %1. Repair gets back what can still be read.</source>
        <translation>Het bestand met uw contacten en gesprekken was beschadigd. Het is bewaard als %1. Herstellen haalt terug wat nog te lezen is.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Opnieuw proberen</translation>
    </message>
    <message>
        <source>Repair</source>
        <translation>Herstellen</translation>
    </message>
    <message>
        <source>The repair did not succeed: %1 The damaged file stays as it is.</source>
        <translation>Het herstellen is niet gelukt: %1 Het beschadigde bestand blijft zoals het is.</translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) of contacts, calls and notes were got back. The damaged file stays as %1.</source>
        <translation>
            <numerusform>%n regel met contacten, gesprekken en notities is teruggehaald. Het beschadigde bestand blijft bewaard als %1.</numerusform>
            <numerusform>%n regels met contacten, gesprekken en notities zijn teruggehaald. Het beschadigde bestand blijft bewaard als %1.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::desk::SyncState</name>
    <message>
        <source>Waits for its turn.</source>
        <translation>Wacht op zijn beurt.</translation>
    </message>
    <message>
        <source>Synchronising: %1 of %2 contacts.</source>
        <translation>Bezig met synchroniseren: %1 van %2 contacten.</translation>
    </message>
    <message>
        <source>Synchronising: %1 contacts.</source>
        <translation>Bezig met synchroniseren: %1 contacten.</translation>
    </message>
    <message>
        <source>Not synchronised yet.</source>
        <translation>Nog niet gesynchroniseerd.</translation>
    </message>
    <message>
        <source>Synchronised on %1.</source>
        <translation>Gesynchroniseerd op %1.</translation>
    </message>
</context>
<context>
    <name>balie::desk::WatchList</name>
    <message>
        <source>%1 of %2 watched</source>
        <translation>%1 van %2 gevolgd</translation>
    </message>
    <message>
        <source>%1 watched</source>
        <translation>%1 gevolgd</translation>
    </message>
    <message>
        <source>You can watch %1 people at a time, and all %1 places are taken.</source>
        <translation>U kunt %1 personen tegelijk volgen, en alle %1 plaatsen zijn bezet.</translation>
    </message>
    <message>
        <source>The edition &quot;%2&quot; watches %1 people at a time, and all %1 places are taken.</source>
        <translation>De editie &quot;%2&quot; volgt %1 personen tegelijk, en alle %1 plaatsen zijn bezet.</translation>
    </message>
    <message>
        <source>Stop watching somebody first, use &quot;Check now&quot; for a single look, or ask your administrator for a larger edition.</source>
        <translation>Stop eerst met iemand volgen, kies &quot;Nu controleren&quot; om één keer te kijken, of vraag uw beheerder om een grotere editie.</translation>
    </message>
    <message>
        <source>Somebody else changed your watch list: %1 added, %2 removed.</source>
        <translation>Iemand anders heeft uw volglijst gewijzigd: %1 toegevoegd, %2 verwijderd.</translation>
    </message>
    <message>
        <source>The watch list is not known yet. Try again when the PBX is connected.</source>
        <translation>De volglijst is nog niet bekend. Probeer het opnieuw als er verbinding met de centrale is.</translation>
    </message>
    <message>
        <source>The watch list was not changed: %1</source>
        <translation>De volglijst is niet gewijzigd: %1</translation>
    </message>
    <message>
        <source>Your watch list has %1 more people than the %2 that can be watched. The last ones are not watched.</source>
        <translation>Uw volglijst heeft %1 personen meer dan de %2 die gevolgd kunnen worden. De laatste worden niet gevolgd.</translation>
    </message>
    <message>
        <source>The telephone system keeps no watch list for you. So %1 people can be watched at a time, and all %1 places are taken. Stop watching somebody first, or use &quot;Check now&quot; for a single look.</source>
        <translation>De telefooncentrale bewaart voor u geen volglijst. Daarom kunnen %1 personen tegelijk gevolgd worden, en alle %1 plaatsen zijn bezet. Stop eerst met iemand volgen, of kies &quot;Nu controleren&quot; om één keer te kijken.</translation>
    </message>
</context>
<context>
    <name>balie::sim</name>
    <message>
        <source>%1 cannot be used for TLS: %2</source>
        <translation>%1 is niet bruikbaar voor TLS: %2</translation>
    </message>
    <message>
        <source>no certificate in it</source>
        <translation>er staat geen certificaat in</translation>
    </message>
    <message>
        <source>no private key in it</source>
        <translation>er staat geen privésleutel in</translation>
    </message>
</context>
<context>
    <name>balie::sim::PbxServer</name>
    <message>
        <source>Port %1 cannot be opened: %2</source>
        <translation>Poort %1 kan niet worden geopend: %2</translation>
    </message>
</context>
<context>
    <name>balie::sqlite::Database</name>
    <message>
        <source>Another program is using the file with your contacts and calls. Close it, or wait a moment.</source>
        <translation>Een ander programma gebruikt het bestand met uw contacten en gesprekken. Sluit het, of wacht even.</translation>
    </message>
    <message>
        <source>There is no room left on the disk. Make room, then what you do is kept again.</source>
        <translation>De schijf is vol. Maak ruimte, dan wordt wat u doet weer bewaard.</translation>
    </message>
    <message>
        <source>The file with your contacts and calls cannot be reached. Look whether its disk is there.</source>
        <translation>Het bestand met uw contacten en gesprekken is niet te bereiken. Kijk of de schijf er is.</translation>
    </message>
    <message>
        <source>The file with your contacts and calls may only be read. Ask your administrator for the right to write it.</source>
        <translation>Het bestand met uw contacten en gesprekken mag alleen worden gelezen. Vraag uw beheerder om het recht het te schrijven.</translation>
    </message>
    <message>
        <source>This is too long to be kept.</source>
        <translation>Dit is te lang om te bewaren.</translation>
    </message>
    <message>
        <source>Your contacts and calls cannot be read just now.</source>
        <translation>Uw contacten en gesprekken zijn nu niet te lezen.</translation>
    </message>
    <message>
        <source>The file with your contacts and calls is damaged.</source>
        <translation>Het bestand met uw contacten en gesprekken is beschadigd.</translation>
    </message>
</context>
<context>
    <name>balie::ui::AddressBooksPage</name>
    <message>
        <source>Address books</source>
        <translation>Adresboeken</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Verwijderen</translation>
    </message>
    <message>
        <source>Imported files</source>
        <translation>Geïmporteerde bestanden</translation>
    </message>
    <message>
        <source>Directories on a server whose people are searched here too. They are read in the background; what was read can be found when the server is away.</source>
        <translation>Adresboeken op een server waarvan de mensen ook hier worden gevonden. Ze worden op de achtergrond gelezen; wat gelezen is, blijft vindbaar als de server weg is.</translation>
    </message>
    <message>
        <source>Add &amp;LDAP directory</source>
        <translation>&amp;LDAP-adresboek toevoegen</translation>
    </message>
    <message>
        <source>Add Card&amp;DAV</source>
        <translation>&amp;CardDAV toevoegen</translation>
    </message>
    <message>
        <source> hours</source>
        <translation> uur</translation>
    </message>
    <message>
        <source>only at the start</source>
        <translation>alleen bij de start</translation>
    </message>
    <message>
        <source>Synchronise &amp;every</source>
        <translation>S&amp;ynchroniseer elke</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>Naa&amp;m</translation>
    </message>
    <message>
        <source>Ser&amp;ver</source>
        <translation>Serve&amp;r</translation>
    </message>
    <message>
        <source>Encrypted (ldaps)</source>
        <translation>Versleuteld (ldaps)</translation>
    </message>
    <message>
        <source>Encrypted after StartTLS</source>
        <translation>Versleuteld na StartTLS</translation>
    </message>
    <message>
        <source>Not encrypted: passwords can be read on the way</source>
        <translation>Niet versleuteld: wachtwoorden zijn onderweg te lezen</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbinding</translation>
    </message>
    <message>
        <source>Look &amp;below</source>
        <translation>Zoek &amp;onder</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>&amp;Gebruiker</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>Wacht&amp;woord</translation>
    </message>
    <message>
        <source>Own certificate authority (PEM file)</source>
        <translation>Eigen certificaatautoriteit (PEM-bestand)</translation>
    </message>
    <message>
        <source>&amp;Test the connection</source>
        <translation>Verbinding t&amp;esten</translation>
    </message>
    <message>
        <source>&amp;Synchronise now</source>
        <translation>Nu &amp;synchroniseren</translation>
    </message>
    <message>
        <source>Choose the PEM file...</source>
        <translation>PEM-bestand kiezen...</translation>
    </message>
    <message>
        <source>New address book</source>
        <translation>Nieuw adresboek</translation>
    </message>
    <message>
        <source>There is no address book to remove.</source>
        <translation>Er is geen adresboek om te verwijderen.</translation>
    </message>
    <message>
        <source>as it was</source>
        <translation>zoals het was</translation>
    </message>
    <message>
        <source>Trying ...</source>
        <translation>Bezig met proberen ...</translation>
    </message>
    <message>
        <source>St&amp;op</source>
        <translation>Sto&amp;ppen</translation>
    </message>
    <message>
        <source>Apply what was changed first.</source>
        <translation>Pas eerst toe wat u wijzigde.</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Remove the contacts of %1</source>
        <translation>Verwijder de contacten van %1</translation>
    </message>
    <message>
        <source>%1: its contacts go when you choose OK or Apply.</source>
        <translation>%1: de contacten verdwijnen zodra u OK of Toepassen kiest.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n contact(s) go when you choose OK or Apply. To get them back, import the file again.</source>
        <translation>
            <numerusform>%1: %n contact verdwijnt zodra u OK of Toepassen kiest. Importeer het bestand opnieuw om het terug te krijgen.</numerusform>
            <numerusform>%1: %n contacten verdwijnen zodra u OK of Toepassen kiest. Importeer het bestand opnieuw om ze terug te krijgen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>Behouden</translation>
    </message>
    <message>
        <source>Keep the contacts of %1</source>
        <translation>De contacten van %1 behouden</translation>
    </message>
</context>
<context>
    <name>balie::ui::BalieStyle</name>
    <message>
        <source>Scroll bar</source>
        <translation>Schuifbalk</translation>
    </message>
</context>
<context>
    <name>balie::ui::BookPasswordSheet</name>
    <message>
        <source>Password of an address book</source>
        <translation>Wachtwoord van een adresboek</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Wachtwoord</translation>
    </message>
    <message>
        <source>Synchronise</source>
        <translation>Synchroniseren</translation>
    </message>
    <message>
        <source>Fill in the password first.</source>
        <translation>Vul eerst het wachtwoord in.</translation>
    </message>
    <message>
        <source>&amp;Fill in the password</source>
        <translation>Wachtwoord in&amp;vullen</translation>
    </message>
</context>
<context>
    <name>balie::ui::BroadWorksPage</name>
    <message>
        <source>BroadWorks</source>
        <translation>BroadWorks</translation>
    </message>
    <message>
        <source>Only for servers whose address begins with https. Leave what your operator did not tell you as it is.</source>
        <translation>Alleen voor servers waarvan het adres met https begint. Laat staan wat uw aanbieder u niet heeft opgegeven.</translation>
    </message>
    <message>
        <source>&amp;Events</source>
        <translation>&amp;Gebeurtenissen</translation>
    </message>
    <message>
        <source>&amp;Version</source>
        <translation>&amp;Versie</translation>
    </message>
    <message>
        <source>Most &amp;requests a second</source>
        <translation>Hoogstens verzoeken per &amp;seconde</translation>
    </message>
    <message>
        <source>Changes here count from the next time you sign in.</source>
        <translation>Wijzigingen hier gelden vanaf de volgende keer dat u zich aanmeldt.</translation>
    </message>
    <message>
        <source>This is the beginning of a path, for example %1.</source>
        <translation>Dit is het begin van een pad, bijvoorbeeld %1.</translation>
    </message>
    <message>
        <source>A version looks like 22.0 or 19.sp5.</source>
        <translation>Een versie ziet eruit als 22.0 of 19.sp5.</translation>
    </message>
    <message>
        <source>A&amp;ctions</source>
        <translation>A&amp;cties</translation>
    </message>
    <message>
        <source>C&amp;hannel</source>
        <translation>&amp;Kanaal</translation>
    </message>
    <message>
        <source>Sign in with an access t&amp;oken instead of a password</source>
        <translation>Aanmelden met een toegangst&amp;oken in plaats van een wachtwoord</translation>
    </message>
    <message>
        <source>Standard: on hold shows too</source>
        <translation>Standaard: ook in wacht is te zien</translation>
    </message>
    <message>
        <source>Basic: less for the server, no hold</source>
        <translation>Beperkt: minder voor de server, zonder wacht</translation>
    </message>
    <message>
        <source>Calls of co&amp;lleagues</source>
        <translation>Gesprekken van co&amp;llega&apos;s</translation>
    </message>
</context>
<context>
    <name>balie::ui::Button</name>
    <message>
        <source>under way</source>
        <translation>bezig</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <translation>%1, toets %2</translation>
    </message>
</context>
<context>
    <name>balie::ui::CallCard</name>
    <message>
        <source>for %1</source>
        <translation>voor %1</translation>
    </message>
    <message>
        <source>as it was before the link was lost</source>
        <translation>zoals het was voordat de verbinding wegviel</translation>
    </message>
    <message>
        <source>inside for %1</source>
        <translation>%1 binnen</translation>
    </message>
    <message>
        <source>BACK TO YOU</source>
        <translation>TERUG BIJ U</translation>
    </message>
    <message>
        <source>CONSULTATION</source>
        <translation>RUGGESPRAAK</translation>
    </message>
    <message>
        <source>%1, key %2</source>
        <translation>%1, toets %2</translation>
    </message>
</context>
<context>
    <name>balie::ui::CallerHistory</name>
    <message>
        <source>Earlier calls</source>
        <translation>Eerdere gesprekken</translation>
    </message>
    <message>
        <source>All calls of this caller</source>
        <translation>Alle gesprekken van deze beller</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <extracomment>%1 is a name, %2 how many calls he took</extracomment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Taken by %1</source>
        <translation>Aangenomen door %1</translation>
    </message>
</context>
<context>
    <name>balie::ui::CallerNotes</name>
    <message>
        <source>Note on this call</source>
        <translation>Notitie bij dit gesprek</translation>
    </message>
    <message>
        <source>Noted at earlier calls</source>
        <translation>Genoteerd bij eerdere gesprekken</translation>
    </message>
    <message>
        <source>Notes</source>
        <translation>Notities</translation>
    </message>
    <message>
        <source>Note on the call that ended</source>
        <translation>Notitie bij het gesprek dat voorbij is</translation>
    </message>
    <message>
        <source>Always good to know about %1</source>
        <translation>Altijd goed om te weten over %1</translation>
    </message>
</context>
<context>
    <name>balie::ui::CallerPane</name>
    <message>
        <source>Caller</source>
        <translation>Beller</translation>
    </message>
    <message>
        <source>CALLER</source>
        <translation>BELLER</translation>
    </message>
    <message>
        <source>Nobody is calling. Here you will see who a caller is, for whom the call was, and which way it came.</source>
        <translation>Er belt niemand. Hier ziet u wie een beller is, voor wie het gesprek was en langs welke weg het kwam.</translation>
    </message>
    <message>
        <source>Show the caller</source>
        <translation>Beller tonen</translation>
    </message>
    <message>
        <source>Fold the caller away</source>
        <translation>Beller inklappen</translation>
    </message>
    <message>
        <source>withheld</source>
        <translation>afgeschermd</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>withheld by the caller</source>
        <translation>door de beller afgeschermd</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Gesprek</translation>
    </message>
    <message>
        <source>made by you</source>
        <translation>door u gemaakt</translation>
    </message>
    <message>
        <source>came in</source>
        <translation>kwam binnen</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Voor</translation>
    </message>
    <message>
        <source>Came by way of</source>
        <translation>Kwam via</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>Kwam terug</translation>
    </message>
    <message>
        <source>Tried</source>
        <translation>Geprobeerd</translation>
    </message>
    <message numerus="yes">
        <source>%n time(s)</source>
        <translation>
            <numerusform>%n keer</numerusform>
            <numerusform>%n keer</numerusform>
        </translation>
    </message>
    <message>
        <source>Note with the call</source>
        <translation>Notitie bij de oproep</translation>
    </message>
    <message>
        <source>One of</source>
        <translation>Een van</translation>
    </message>
</context>
<context>
    <name>balie::ui::CallsPage</name>
    <message>
        <source>Calls</source>
        <translation>Gesprekken</translation>
    </message>
    <message>
        <source>Light up the card of a call that &amp;rings</source>
        <translation>De kaart van een gesprek dat &amp;overgaat laten oplichten</translation>
    </message>
    <message>
        <source>Bring the window to the &amp;front when a call rings</source>
        <translation>Het venster naar &amp;voren halen als er een gesprek overgaat</translation>
    </message>
    <message>
        <source>at once, unannounced</source>
        <translation>meteen, onaangekondigd</translation>
    </message>
    <message>
        <source>after announcing the call</source>
        <translation>na aankondiging</translation>
    </message>
    <message>
        <source>&amp;Enter sends a call on</source>
        <translation>&amp;Enter verbindt door</translation>
    </message>
    <message>
        <source>This also goes for a double click and for a call that is dragged onto a colleague.</source>
        <translation>Dit geldt ook voor dubbelklikken en voor een gesprek dat op een collega wordt gesleept.</translation>
    </message>
    <message>
        <source>Dial numbers of the own country &amp;without its code</source>
        <translation>Nummers van het eigen land &amp;zonder landnummer kiezen</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nummers</translation>
    </message>
    <message>
        <source>&amp;Country</source>
        <translation>&amp;Land</translation>
    </message>
    <message>
        <source>two letters, such as NL</source>
        <translation>twee letters, zoals NL</translation>
    </message>
    <message>
        <source>Before an &amp;outside number</source>
        <translation>Voor een &amp;buitennummer</translation>
    </message>
    <message>
        <source>usually nothing; else 0 or 9</source>
        <translation>meestal niets, anders 0 of 9</translation>
    </message>
    <message>
        <source>Own num&amp;bers</source>
        <translation>Eigen n&amp;ummers</translation>
    </message>
    <message>
        <source>such as 020 123 xxxx; 030 1234 xxx = 8</source>
        <translation>zoals 020 123 xxxx; 030 1234 xxx = 8</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no country. Give its two letters, such as NL or BE.</source>
        <translation>&quot;%1&quot; is geen land. Geef de twee letters, zoals NL of BE.</translation>
    </message>
    <message>
        <source>This can be up to four digits, or nothing.</source>
        <translation>Dit zijn hooguit vier cijfers, of niets.</translation>
    </message>
    <message>
        <source>Own numbers are known and dialled as extensions: an x stands for each of their digits. Behind = is what is dialled before the extension, if anything.</source>
        <translation>Eigen nummers worden herkend en gekozen als toestel: een x staat voor elk cijfer van het toestelnummer. Achter = staat wat voor het toestelnummer wordt gekozen, als dat nodig is.</translation>
    </message>
    <message>
        <source>Journal</source>
        <translation>Journaal</translation>
    </message>
    <message>
        <source>for ever</source>
        <translation>altijd</translation>
    </message>
    <message>
        <source> days</source>
        <translation> dagen</translation>
    </message>
    <message>
        <source>&amp;Keep calls</source>
        <translation>Gesprekken be&amp;waren</translation>
    </message>
    <message>
        <source>Calls that are older go for good every day, with the notes on them. 0 keeps them for ever. Open the journal to delete calls of a person or of some days at once.</source>
        <translation>Oudere gesprekken worden elke dag definitief gewist, met de notities erbij. Met 0 blijven ze altijd bewaard. Open het journaal om gesprekken van een persoon of van bepaalde dagen meteen te wissen.</translation>
    </message>
</context>
<context>
    <name>balie::ui::CallsPane</name>
    <message>
        <source>Calls</source>
        <translation>Gesprekken</translation>
    </message>
    <message>
        <source>CALLS</source>
        <translation>GESPREKKEN</translation>
    </message>
    <message>
        <source>No calls now. A call for you appears here; type a name or number to make one.</source>
        <translation>Geen gesprekken nu. Een gesprek voor u verschijnt hier; typ een naam of nummer om zelf te bellen.</translation>
    </message>
    <message>
        <source>List of calls</source>
        <translation>Lijst van gesprekken</translation>
    </message>
    <message>
        <source>New calls</source>
        <translation>Nieuwe gesprekken</translation>
    </message>
</context>
<context>
    <name>balie::ui::CardButtons</name>
    <message>
        <source>Retrieve</source>
        <translation>Terughalen</translation>
    </message>
    <message>
        <source>Hold</source>
        <translation>Wacht</translation>
    </message>
    <message>
        <source>Send on</source>
        <translation>Doorsturen</translation>
    </message>
    <message>
        <source>Consult</source>
        <translation>Ruggespraak</translation>
    </message>
    <message>
        <source>Complete</source>
        <translation>Voltooien</translation>
    </message>
    <message>
        <source>Swap</source>
        <translation>Wisselen</translation>
    </message>
    <message>
        <source>Voice mail</source>
        <translation>Voicemail</translation>
    </message>
    <message>
        <source>Reject</source>
        <translation>Weigeren</translation>
    </message>
</context>
<context>
    <name>balie::ui::CardDetails</name>
    <message>
        <source>Looked after by</source>
        <translation>Relatiebeheerder</translation>
    </message>
    <message>
        <source>%1 ext. %2</source>
        <translation>%1 toestel %2</translation>
    </message>
    <message>
        <source>Call %1</source>
        <translation>Bel %1</translation>
    </message>
    <message>
        <source>Call %1 (%2)</source>
        <translation>Bel %1 (%2)</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Write to %1</source>
        <translation>Mail sturen naar %1</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiëren</translation>
    </message>
    <message>
        <source>Copy the address %1</source>
        <translation>Adres %1 kopiëren</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Open the card</source>
        <translation>Kaart openen</translation>
    </message>
    <message>
        <source>Open in %1</source>
        <translation>Openen in %1</translation>
    </message>
    <message>
        <source>RECENT ACTIVITY</source>
        <translation>EERDER MET DEZE KLANT</translation>
    </message>
</context>
<context>
    <name>balie::ui::CardSection</name>
    <message>
        <source>Customer card</source>
        <translation>Klantkaart</translation>
    </message>
    <message>
        <source>Several customers match. Choose one first.</source>
        <translation>Er komen meerdere klanten in aanmerking. Kies er eerst een.</translation>
    </message>
    <message>
        <source>There is no customer card to open.</source>
        <translation>Er is geen klantkaart om te openen.</translation>
    </message>
</context>
<context>
    <name>balie::ui::CardText</name>
    <message>
        <source>Without a name</source>
        <translation>Zonder naam</translation>
    </message>
    <message>
        <source>not a customer yet</source>
        <translation>nog geen klant</translation>
    </message>
    <message>
        <source>from memory</source>
        <translation>uit het geheugen</translation>
    </message>
    <message>
        <source>Has the number of this call.</source>
        <translation>Heeft het nummer van dit gesprek.</translation>
    </message>
    <message>
        <source>Has the number of this call: %1</source>
        <translation>Heeft het nummer van dit gesprek: %1</translation>
    </message>
    <message>
        <source>Its number begins like that of this call: probably the caller&apos;s company.</source>
        <translation>Het nummer begint net zo als dat van dit gesprek: waarschijnlijk het bedrijf van de beller.</translation>
    </message>
    <message>
        <source>Its number %1 begins like that of this call: probably the caller&apos;s company.</source>
        <translation>Het nummer %1 begint net zo als dat van dit gesprek: waarschijnlijk het bedrijf van de beller.</translation>
    </message>
    <message>
        <source>Has this name.</source>
        <translation>Heeft deze naam.</translation>
    </message>
    <message>
        <source>Also known in %1.</source>
        <translation>Ook bekend in %1.</translation>
    </message>
    <message>
        <source>%1: is being asked ...</source>
        <translation>%1: wordt bevraagd ...</translation>
    </message>
    <message>
        <source>%1: did not answer in time.</source>
        <translation>%1: antwoordde niet op tijd.</translation>
    </message>
    <message>
        <source>%1: could not be asked.</source>
        <translation>%1: kon niet worden bevraagd.</translation>
    </message>
    <message>
        <source>%1: was not asked.</source>
        <translation>%1: is niet bevraagd.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>balie::ui::CardToast</name>
    <message>
        <source>Who rings</source>
        <translation>Wie belt</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) with this number</source>
        <translation>
            <numerusform>%n klant met dit nummer</numerusform>
            <numerusform>%n klanten met dit nummer</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::ui::CardToastRow</name>
    <message>
        <source>RINGS NOW</source>
        <translation>BELT NU</translation>
    </message>
    <message>
        <source>Rings now: %1</source>
        <translation>Belt nu: %1</translation>
    </message>
</context>
<context>
    <name>balie::ui::CardView</name>
    <message>
        <source>ALSO FOUND</source>
        <translation>OOK GEVONDEN</translation>
    </message>
    <message>
        <source>Customer card</source>
        <translation>Klantkaart</translation>
    </message>
    <message>
        <source>CUSTOMER CARD</source>
        <translation>KLANTKAART</translation>
    </message>
    <message>
        <source>Who is it?</source>
        <translation>Wie is het?</translation>
    </message>
    <message>
        <source>Also found</source>
        <translation>Ook gevonden</translation>
    </message>
    <message numerus="yes">
        <source>Who is it? More than %n match. The choice is remembered for this number.</source>
        <translation>
            <numerusform>Wie is het? Er komt meer dan %n klant in aanmerking. De keuze wordt voor dit nummer onthouden.</numerusform>
            <numerusform>Wie is het? Er komen meer dan %n klanten in aanmerking. De keuze wordt voor dit nummer onthouden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Who is it? %n match. The choice is remembered for this number.</source>
        <translation>
            <numerusform>Wie is het? Er komt %n klant in aanmerking. De keuze wordt voor dit nummer onthouden.</numerusform>
            <numerusform>Wie is het? Er komen %n klanten in aanmerking. De keuze wordt voor dit nummer onthouden.</numerusform>
        </translation>
    </message>
    <message>
        <source>Looking for %1 ...</source>
        <translation>Bezig met zoeken naar %1 ...</translation>
    </message>
    <message>
        <source>Nobody with the number %1 was found.</source>
        <translation>Er is niemand met het nummer %1 gevonden.</translation>
    </message>
    <message>
        <source>New contact in %1</source>
        <translation>Nieuw contact in %1</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Opnieuw zoeken</translation>
    </message>
</context>
<context>
    <name>balie::ui::ColumnChooser</name>
    <message>
        <source>The first row holds &amp;headings</source>
        <translation>De eerste rij bevat &amp;kopjes</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>Importeren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Columns of the file</source>
        <translation>Kolommen van het bestand</translation>
    </message>
    <message>
        <source>Say what each column holds. What was recognised is filled in.</source>
        <translation>Geef aan wat elke kolom bevat. Wat herkend is, staat al ingevuld.</translation>
    </message>
    <message>
        <source>%1 holds</source>
        <translation>%1 bevat</translation>
    </message>
    <message>
        <source>For example %1</source>
        <translation>Bijvoorbeeld %1</translation>
    </message>
    <message>
        <source>So the first rows come in:</source>
        <translation>Zo komen de eerste rijen binnen:</translation>
    </message>
</context>
<context>
    <name>balie::ui::Commands</name>
    <message>
        <source>Select a colleague first.</source>
        <translation>Kies eerst een collega.</translation>
    </message>
    <message>
        <source>Type a name or a number first.</source>
        <translation>Typ eerst een naam of een nummer.</translation>
    </message>
    <message>
        <source>%1 has no telephone here.</source>
        <translation>%1 heeft hier geen toestel.</translation>
    </message>
    <message>
        <source>No mobile number is known for %1.</source>
        <translation>Van %1 is geen mobiel nummer bekend.</translation>
    </message>
    <message>
        <source>%1 (mobile)</source>
        <translation>%1 (mobiel)</translation>
    </message>
    <message>
        <source>Choose to whom first: type a name or a number.</source>
        <translation>Kies eerst voor wie: typ een naam of een nummer.</translation>
    </message>
    <message>
        <source>All park places are taken.</source>
        <translation>Alle parkeerplaatsen zijn bezet.</translation>
    </message>
    <message>
        <source>No call is parked.</source>
        <translation>Er is geen gesprek geparkeerd.</translation>
    </message>
    <message>
        <source>%1 has no telephone here, and so no voice mail.</source>
        <translation>%1 heeft hier geen telefoon, en dus ook geen voicemail.</translation>
    </message>
    <message>
        <source>There is no call to note something on.</source>
        <translation>Er is geen gesprek om iets bij te noteren.</translation>
    </message>
    <message>
        <source>No number is known for %1.</source>
        <translation>Van %1 is geen nummer bekend.</translation>
    </message>
    <message>
        <source>Select a colleague or a contact first.</source>
        <translation>Kies eerst een collega of een contact.</translation>
    </message>
    <message>
        <source>Nobody usually takes the calls of this caller.</source>
        <translation>Van deze beller neemt niemand meestal de gesprekken aan.</translation>
    </message>
    <message>
        <source>There is no call whose card could be opened.</source>
        <translation>Er is geen gesprek waarvan de kaart geopend kan worden.</translation>
    </message>
</context>
<context>
    <name>balie::ui::ConnectionPage</name>
    <message>
        <source>Connection</source>
        <translation>Verbinding</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Gebruikersnaam</translation>
    </message>
    <message>
        <source>&amp;Own telephone</source>
        <translation>&amp;Eigen toestel</translation>
    </message>
    <message>
        <source>the one the telephone system assigns</source>
        <translation>het toestel dat de centrale toewijst</translation>
    </message>
    <message>
        <source>Choose a certificate file</source>
        <translation>Kies een certificaatbestand</translation>
    </message>
    <message>
        <source>only when your office has its own</source>
        <translation>alleen als uw kantoor een eigen heeft</translation>
    </message>
    <message>
        <source>Certi&amp;ficate file</source>
        <translation>Certi&amp;ficaatbestand</translation>
    </message>
    <message>
        <source>Changes here count from the next time you sign in.</source>
        <translation>Wijzigingen hier gelden vanaf de volgende keer dat u zich aanmeldt.</translation>
    </message>
    <message>
        <source>Sign in again...</source>
        <translation>Opnieuw aanmelden...</translation>
    </message>
    <message>
        <source>Balie&apos;s own (usual)</source>
        <translation>Van Balie zelf (gebruikelijk)</translation>
    </message>
    <message>
        <source>Any that keeps to the CSTA standard</source>
        <translation>Elke die zich aan de CSTA-standaard houdt</translation>
    </message>
    <message>
        <source>Avaya and the like</source>
        <translation>Avaya en dergelijke</translation>
    </message>
    <message>
        <source>&amp;Telephone system</source>
        <translation>&amp;Telefooncentrale</translation>
    </message>
    <message>
        <source>&amp;People file</source>
        <translation>&amp;Personenbestand</translation>
    </message>
    <message>
        <source>Choose a file with people</source>
        <translation>Een bestand met personen kiezen</translation>
    </message>
    <message>
        <source>only when the telephone system tells no names</source>
        <translation>alleen als de centrale geen namen geeft</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>Kiezen...</translation>
    </message>
    <message>
        <source>Tables (*.csv *.txt);;All files (*)</source>
        <translation>Tabellen (*.csv *.txt);;Alle bestanden (*)</translation>
    </message>
</context>
<context>
    <name>balie::ui::ConnectorChooser</name>
    <message>
        <source>Set this one up</source>
        <translation>Dit systeem instellen</translation>
    </message>
    <message>
        <source>Choose a customer system</source>
        <translation>Kies een klantsysteem</translation>
    </message>
    <message>
        <source>&amp;Which system?</source>
        <translation>&amp;Welk systeem?</translation>
    </message>
    <message>
        <source>Search for a system</source>
        <translation>Zoek een systeem</translation>
    </message>
    <message>
        <source>Type a part of its name</source>
        <translation>Typ een deel van de naam</translation>
    </message>
    <message>
        <source>Systems</source>
        <translation>Systemen</translation>
    </message>
    <message>
        <source>No system has this in its name. A profile of your own goes into the folder for connectors.</source>
        <translation>Geen systeem heeft dit in de naam. Een eigen profiel hoort in de map voor koppelingen.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>%1 (own profile)</source>
        <translation>%1 (eigen profiel)</translation>
    </message>
    <message>
        <source>Choose a system first.</source>
        <translation>Kies eerst een systeem.</translation>
    </message>
</context>
<context>
    <name>balie::ui::ConnectorCopyRow</name>
    <message>
        <source>&amp;Synchronise now</source>
        <translation>Nu &amp;synchroniseren</translation>
    </message>
    <message>
        <source>Its contacts are copied, so that they are found at once. %1</source>
        <translation>De contacten worden gekopieerd, zodat ze meteen gevonden worden. %1</translation>
    </message>
</context>
<context>
    <name>balie::ui::ConnectorForm</name>
    <message>
        <source>%1 (optional)</source>
        <translation>%1 (optioneel)</translation>
    </message>
    <message>
        <source>Is kept. Type to replace it.</source>
        <translation>Is bewaard. Typ om te vervangen.</translation>
    </message>
    <message>
        <source>There is none yet.</source>
        <translation>Nog niet ingevuld.</translation>
    </message>
    <message>
        <source>Choose...</source>
        <translation>Kiezen...</translation>
    </message>
    <message>
        <source>Choose a file: %1</source>
        <translation>Kies een bestand: %1</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle bestanden (*)</translation>
    </message>
    <message>
        <source>Fill in: %1</source>
        <translation>Vul in: %1</translation>
    </message>
</context>
<context>
    <name>balie::ui::ConnectorHealthText</name>
    <message>
        <source>Was not asked yet.</source>
        <translation>Is nog niet bevraagd.</translation>
    </message>
    <message>
        <source>Works.</source>
        <translation>Werkt.</translation>
    </message>
    <message>
        <source>Answers, but mostly too late for a call.</source>
        <translation>Antwoordt, maar meestal te laat voor een gesprek.</translation>
    </message>
    <message>
        <source>Nobody is signed in.</source>
        <translation>Er is niemand aangemeld.</translation>
    </message>
    <message>
        <source>The system wants fewer questions.</source>
        <translation>Het systeem wil minder vragen.</translation>
    </message>
    <message>
        <source>Does not answer and is left out for now.</source>
        <translation>Antwoordt niet en wordt voorlopig overgeslagen.</translation>
    </message>
    <message>
        <source>Cannot be used.</source>
        <translation>Is niet bruikbaar.</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>The last answer took %1.</source>
        <translation>Het laatste antwoord duurde %1.</translation>
    </message>
    <message>
        <source>Is asked again at %1.</source>
        <translation>Wordt om %1 weer bevraagd.</translation>
    </message>
</context>
<context>
    <name>balie::ui::ConnectorSecretsDialog</name>
    <message>
        <source>Passwords of customer systems - Balie</source>
        <translation>Wachtwoorden van klantsystemen - Balie</translation>
    </message>
    <message>
        <source>Passwords of your customer systems</source>
        <translation>Wachtwoorden van uw klantsystemen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Not now</source>
        <translation>Nu niet</translation>
    </message>
    <message>
        <source>Use until Balie ends</source>
        <translation>Gebruiken tot Balie sluit</translation>
    </message>
    <message>
        <source>Your sign-in there is not kept either. Sign in again at Settings, Customer systems.</source>
        <translation>Ook uw aanmelding daar wordt niet bewaard. Meld u opnieuw aan bij Instellingen, Klantsystemen.</translation>
    </message>
    <message>
        <source>You are not signed in there. Sign in at Settings, Customer systems.</source>
        <translation>U bent daar niet aangemeld. Meld u aan bij Instellingen, Klantsystemen.</translation>
    </message>
</context>
<context>
    <name>balie::ui::ConnectorSignIn</name>
    <message>
        <source>Sign &amp;in</source>
        <translation>&amp;Aanmelden</translation>
    </message>
    <message>
        <source>Sign out</source>
        <translation>Afmelden</translation>
    </message>
    <message>
        <source>Cancel signing in</source>
        <translation>Aanmelden annuleren</translation>
    </message>
    <message>
        <source>Signing in</source>
        <translation>Aanmelden</translation>
    </message>
    <message>
        <source>Type this code in the browser:</source>
        <translation>Typ deze code in de browser:</translation>
    </message>
    <message>
        <source>Copy the code</source>
        <translation>Code kopiëren</translation>
    </message>
    <message>
        <source>This page was opened in the browser. Sign in there; this goes on by itself. If no page came up, copy the address.</source>
        <translation>Deze pagina is in de browser geopend. Meld u daar aan; hier gaat het vanzelf verder. Kwam er geen pagina, kopieer dan het adres.</translation>
    </message>
    <message>
        <source>Address of the page</source>
        <translation>Adres van de pagina</translation>
    </message>
    <message>
        <source>Open the page again</source>
        <translation>Pagina opnieuw openen</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>Adres kopiëren</translation>
    </message>
    <message>
        <source>Signing in was cancelled.</source>
        <translation>Het aanmelden is geannuleerd.</translation>
    </message>
    <message>
        <source>Signed out.</source>
        <translation>Afgemeld.</translation>
    </message>
    <message>
        <source>Sign &amp;in again</source>
        <translation>Opnieuw &amp;aanmelden</translation>
    </message>
    <message>
        <source>Asking where to sign in ...</source>
        <translation>Er wordt gevraagd waar u zich aanmeldt ...</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
    <message>
        <source>Waiting until you have signed in ...</source>
        <translation>Er wordt gewacht tot u zich hebt aangemeld ...</translation>
    </message>
    <message>
        <source>Signed in.</source>
        <translation>Aangemeld.</translation>
    </message>
</context>
<context>
    <name>balie::ui::ConnectorTrial</name>
    <message>
        <source>&amp;Test connection</source>
        <translation>Verbinding t&amp;esten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>Alles kopiëren</translation>
    </message>
    <message>
        <source>Test connection</source>
        <translation>Verbinding testen</translation>
    </message>
    <message>
        <source>&amp;Number to look for (optional)</source>
        <translation>Nummer om te &amp;zoeken (optioneel)</translation>
    </message>
    <message>
        <source>Number to look for (optional)</source>
        <translation>Nummer om te zoeken (optioneel)</translation>
    </message>
    <message>
        <source>of somebody in this system</source>
        <translation>van iemand die erin staat</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestopt.</translation>
    </message>
    <message>
        <source>Trying ...</source>
        <translation>Bezig met proberen ...</translation>
    </message>
    <message>
        <source>This does not work yet. The last step says why.</source>
        <translation>Dit werkt nog niet. De laatste stap zegt waarom.</translation>
    </message>
    <message>
        <source>It works. With a number you also see who is found.</source>
        <translation>Het werkt. Met een nummer ziet u ook wie er gevonden wordt.</translation>
    </message>
    <message>
        <source>It works, but nobody with this number was found.</source>
        <translation>Het werkt, maar er is niemand met dit nummer gevonden.</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>en nog %n</numerusform>
            <numerusform>en nog %n</numerusform>
        </translation>
    </message>
    <message>
        <source>It works. Found: %1</source>
        <translation>Het werkt. Gevonden: %1</translation>
    </message>
</context>
<context>
    <name>balie::ui::ConnectorTrialRow</name>
    <message>
        <source>Request</source>
        <translation>Verzoek</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>Antwoord</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Hiervan gemaakt</translation>
    </message>
    <message>
        <source>For support</source>
        <translation>Voor de helpdesk</translation>
    </message>
    <message>
        <source>There is nothing more to show of this step.</source>
        <translation>Van deze stap is er niet meer te tonen.</translation>
    </message>
    <message>
        <source>%1 of the step %2</source>
        <translation>%1 bij de stap %2</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>mislukt</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>in orde</translation>
    </message>
    <message>
        <source>Fold this step away</source>
        <translation>Deze stap inklappen</translation>
    </message>
    <message>
        <source>Show request and reply of this step</source>
        <translation>Verzoek en antwoord van deze stap tonen</translation>
    </message>
    <message>
        <source>Failed: %1</source>
        <translation>Mislukt: %1</translation>
    </message>
    <message>
        <source>In order: %1</source>
        <translation>In orde: %1</translation>
    </message>
</context>
<context>
    <name>balie::ui::ConnectorsPage</name>
    <message>
        <source>Customer systems</source>
        <translation>Klantsystemen</translation>
    </message>
    <message>
        <source>Systems that are asked who is calling. All that are ticked are asked at once; where several know the same person, the one that stands first here is shown.</source>
        <translation>Systemen waaraan wordt gevraagd wie er belt. Alle aangevinkte systemen worden tegelijk bevraagd; kennen meer systemen dezelfde persoon, dan ziet u de kaart uit het bovenste.</translation>
    </message>
    <message>
        <source>There is none yet. Choose Add, and cards of your customers will come up beside their calls.</source>
        <translation>Er is er nog geen. Kies Toevoegen; dan verschijnen de kaarten van uw klanten naast hun gesprekken.</translation>
    </message>
    <message>
        <source>Its profile is not there any more.</source>
        <translation>Het profiel is er niet meer.</translation>
    </message>
    <message>
        <source>Switched off: is not asked.</source>
        <translation>Staat uit: wordt niet bevraagd.</translation>
    </message>
    <message>
        <source>Is asked as soon as you have chosen OK or Apply.</source>
        <translation>Wordt bevraagd zodra u OK of Toepassen hebt gekozen.</translation>
    </message>
    <message>
        <source>%1, place %2 of %3, %4</source>
        <translation>%1, plaats %2 van %3, %4</translation>
    </message>
    <message>
        <source>There is no system in the list yet.</source>
        <translation>Er staat nog geen systeem in de lijst.</translation>
    </message>
    <message>
        <source>It is already first.</source>
        <translation>Het staat al bovenaan.</translation>
    </message>
    <message>
        <source>It is already last.</source>
        <translation>Het staat al onderaan.</translation>
    </message>
    <message>
        <source>It is switched off.</source>
        <translation>Het staat uit.</translation>
    </message>
    <message>
        <source>Choose Apply first; then you can sign in.</source>
        <translation>Kies eerst Toepassen; daarna kunt u zich aanmelden.</translation>
    </message>
    <message>
        <source>A&amp;dd...</source>
        <translation>&amp;Toevoegen...</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>Omhoog</translation>
    </message>
    <message>
        <source>Move down</source>
        <translation>Omlaag</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Verwijderen</translation>
    </message>
    <message>
        <source>I&amp;nstructions for this system</source>
        <translation>&amp;Instructies voor dit systeem</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Naam</translation>
    </message>
    <message>
        <source>Na&amp;me</source>
        <translation>Naa&amp;m</translation>
    </message>
    <message>
        <source>In Balie only</source>
        <translation>Alleen in Balie</translation>
    </message>
    <message>
        <source>When the call was answered</source>
        <translation>Als het gesprek is aangenomen</translation>
    </message>
    <message>
        <source>When it rings</source>
        <translation>Als het gesprek overgaat</translation>
    </message>
    <message>
        <source>Never by itself</source>
        <translation>Nooit vanzelf</translation>
    </message>
    <message>
        <source>Its card opens</source>
        <translation>De kaart verschijnt</translation>
    </message>
    <message>
        <source>Its card o&amp;pens</source>
        <translation>De &amp;kaart verschijnt</translation>
    </message>
</context>
<context>
    <name>balie::ui::ConsoleWindow</name>
    <message>
        <source>Balie</source>
        <translation>Balie</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Gesprekken</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Collega&apos;s</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Beller</translation>
    </message>
    <message>
        <source>&amp;Call</source>
        <translation>&amp;Gesprek</translation>
    </message>
    <message>
        <source>&amp;People</source>
        <translation>&amp;Collega&apos;s</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Beeld</translation>
    </message>
    <message>
        <source>Fold the caller&apos;s pane</source>
        <translation>Beller inklappen</translation>
    </message>
    <message>
        <source>Move the panes</source>
        <translation>Panelen verplaatsen</translation>
    </message>
    <message>
        <source>Shows title bars by which panes can be moved to the other side or to another screen.</source>
        <translation>Toont titelbalken waarmee panelen naar de andere kant of een ander scherm kunnen.</translation>
    </message>
    <message>
        <source>There are no message slips today.</source>
        <translation>Er zijn vandaag geen terugbelnotities.</translation>
    </message>
    <message>
        <source>There is no call to note something on.</source>
        <translation>Er is geen gesprek om iets bij te noteren.</translation>
    </message>
    <message>
        <source>There is no customer card here now.</source>
        <translation>Er is hier nu geen klantkaart.</translation>
    </message>
</context>
<context>
    <name>balie::ui::ContactDelegate</name>
    <message numerus="yes">
        <source>%n address books</source>
        <translation>
            <numerusform>%n adresboek</numerusform>
            <numerusform>%n adresboeken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::ui::ContactDetails</name>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notitie</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Uit</translation>
    </message>
    <message>
        <source>No number is known.</source>
        <translation>Er is geen nummer bekend.</translation>
    </message>
    <message>
        <source>Call</source>
        <translation>Bellen</translation>
    </message>
    <message>
        <source>This cannot be dialled as it stands.</source>
        <translation>Dit kan niet worden gekozen zoals het er staat.</translation>
    </message>
    <message>
        <source>Call %1, %2</source>
        <translation>Bel %1, %2</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Wijzigen</translation>
    </message>
    <message>
        <source>Copy to my contacts</source>
        <translation>Overnemen in mijn contacten</translation>
    </message>
    <message>
        <source>Delete</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Only your own contacts can be deleted here. An imported file or an address book is removed as a whole, in the settings.</source>
        <translation>Hier kunt u alleen uw eigen contacten verwijderen. Een geïmporteerd bestand of een adresboek verwijdert u in zijn geheel, bij de instellingen.</translation>
    </message>
</context>
<context>
    <name>balie::ui::ContactMenu</name>
    <message>
        <source>&amp;Transfer to %1</source>
        <translation>&amp;Doorverbinden met %1</translation>
    </message>
    <message>
        <source>C&amp;onsult %1 first</source>
        <translation>Eerst &amp;ruggespraak met %1</translation>
    </message>
    <message>
        <source>&amp;Call %1</source>
        <translation>%1 &amp;bellen</translation>
    </message>
    <message>
        <source>No number is known</source>
        <translation>Er is geen nummer bekend</translation>
    </message>
    <message>
        <source>Copy &amp;number %1</source>
        <translation>&amp;Nummer %1 kopiëren</translation>
    </message>
    <message>
        <source>Message &amp;slip...</source>
        <translation>&amp;Terugbelnotitie...</translation>
    </message>
    <message>
        <source>Remove from &amp;favourites</source>
        <translation>Uit &amp;favorieten halen</translation>
    </message>
    <message>
        <source>Add to &amp;favourites</source>
        <translation>Aan &amp;favorieten toevoegen</translation>
    </message>
</context>
<context>
    <name>balie::ui::ContactSheet</name>
    <message>
        <source>Contact</source>
        <translation>Contact</translation>
    </message>
    <message>
        <source>First name</source>
        <translation>Voornaam</translation>
    </message>
    <message>
        <source>Last name</source>
        <translation>Achternaam</translation>
    </message>
    <message>
        <source>Company</source>
        <translation>Bedrijf</translation>
    </message>
    <message>
        <source>Department</source>
        <translation>Afdeling</translation>
    </message>
    <message>
        <source>Job</source>
        <translation>Functie</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>E-mail</translation>
    </message>
    <message>
        <source>several with a comma between</source>
        <translation>meer met een komma ertussen</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>Nummers</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>Notitie</translation>
    </message>
    <message>
        <source>Kind of number %1</source>
        <translation>Soort van nummer %1</translation>
    </message>
    <message>
        <source>Number %1</source>
        <translation>Nummer %1</translation>
    </message>
    <message>
        <source>New contact</source>
        <translation>Nieuw contact</translation>
    </message>
    <message>
        <source>Change the contact</source>
        <translation>Contact wijzigen</translation>
    </message>
    <message>
        <source>Copy to my contacts</source>
        <translation>Overnemen in mijn contacten</translation>
    </message>
</context>
<context>
    <name>balie::ui::ContactsPage</name>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Nieuw</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>Contacten</translation>
    </message>
    <message>
        <source>Name, company or number</source>
        <translation>Naam, bedrijf of nummer</translation>
    </message>
    <message>
        <source>Search the contacts</source>
        <translation>Zoek in de contacten</translation>
    </message>
    <message>
        <source>Your contacts appear here.</source>
        <translation>Hier komen uw contacten.</translation>
    </message>
    <message>
        <source>Import a file on the page beside this one, set up an address book in the settings, or write a new contact with Ctrl+N.</source>
        <translation>Importeer een bestand op de pagina hiernaast, stel bij de instellingen een adresboek in, of schrijf een nieuw contact met Ctrl+N.</translation>
    </message>
    <message>
        <source>Nobody was found.</source>
        <translation>Niemand gevonden.</translation>
    </message>
    <message>
        <source>Look for a part of the name, the company or the number.</source>
        <translation>Zoek op een deel van de naam, het bedrijf of het nummer.</translation>
    </message>
    <message>
        <source>%1 was deleted.</source>
        <translation>%1 is verwijderd.</translation>
    </message>
</context>
<context>
    <name>balie::ui::ContactsWindow</name>
    <message>
        <source>Contacts - Balie</source>
        <translation>Contacten - Balie</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>Pagina&apos;s</translation>
    </message>
    <message>
        <source>Con&amp;tacts</source>
        <translation>Con&amp;tacten</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importeren</translation>
    </message>
    <message>
        <source>Nu&amp;mbers that want attention</source>
        <translation>Nu&amp;mmers die aandacht vragen</translation>
    </message>
</context>
<context>
    <name>balie::ui::DeleteCallsDialog</name>
    <message>
        <source>Delete calls - Balie</source>
        <translation>Gesprekken wissen - Balie</translation>
    </message>
    <message>
        <source>Delete calls</source>
        <translation>Gesprekken wissen</translation>
    </message>
    <message>
        <source>Which calls</source>
        <translation>Welke gesprekken</translation>
    </message>
    <message>
        <source>&amp;This call: %1, %2</source>
        <extracomment>%1 is a name or number, %2 date and time</extracomment>
        <translation>&amp;Dit gesprek: %1, %2</translation>
    </message>
    <message>
        <source>All calls &amp;with %1</source>
        <translation>Alle gesprekken &amp;met %1</translation>
    </message>
    <message>
        <source>Calls with &amp;everybody</source>
        <translation>Gesprekken met i&amp;edereen</translation>
    </message>
    <message>
        <source>From when</source>
        <translation>Van wanneer</translation>
    </message>
    <message>
        <source>W&amp;henever they were</source>
        <translation>&amp;Wanneer dan ook</translation>
    </message>
    <message>
        <source>&amp;Before</source>
        <translation>&amp;Voor</translation>
    </message>
    <message>
        <source>until and including</source>
        <translation>tot en met</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>Va&amp;naf</translation>
    </message>
    <message>
        <source>Before which day</source>
        <translation>Voor welke dag</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Eerste dag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Laatste dag</translation>
    </message>
    <message>
        <source>Delete for good</source>
        <translation>Definitief wissen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>It is still being counted what would go.</source>
        <translation>Er wordt nog geteld wat er gewist zou worden.</translation>
    </message>
    <message>
        <source>There is nothing of that.</source>
        <translation>Daarvan is er niets.</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s)</source>
        <translation>
            <numerusform>%n gesprek</numerusform>
            <numerusform>%n gesprekken</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s) about them</source>
        <translation>
            <numerusform>%n notitie erover</numerusform>
            <numerusform>%n notities erover</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message slip(s), also open ones</source>
        <translation>
            <numerusform>%n terugbelnotitie, ook als die openstaat</numerusform>
            <numerusform>%n terugbelnotities, ook openstaande</numerusform>
        </translation>
    </message>
    <message>
        <source>This goes for good: %1.</source>
        <extracomment>%1 is a list such as &quot;12 calls, 3 notes about them&quot;</extracomment>
        <translation>Dit wordt definitief gewist: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%n call(s) of others stay, without the name and number of whom they were handed over to.</source>
        <translation>
            <numerusform>%n gesprek van een ander blijft, zonder naam en nummer van wie het kreeg.</numerusform>
            <numerusform>%n gesprekken van anderen blijven, zonder naam en nummer van wie ze kreeg.</numerusform>
        </translation>
    </message>
    <message>
        <source>It cannot be undone, and the log of the PBX does not bring it back.</source>
        <translation>Dit kan niet ongedaan worden gemaakt, en het komt niet terug uit het logboek van de centrale.</translation>
    </message>
</context>
<context>
    <name>balie::ui::DeskNoteSheet</name>
    <message>
        <source>Note at the desk</source>
        <translation>Notitie op de plek</translation>
    </message>
    <message>
        <source>Back at</source>
        <translation>Terug om</translation>
    </message>
    <message>
        <source>lunch, a meeting, ...</source>
        <translation>lunch, een bespreking, ...</translation>
    </message>
    <message>
        <source>Away for</source>
        <translation>Afwezig voor</translation>
    </message>
    <message>
        <source>Remove the note</source>
        <translation>Notitie weghalen</translation>
    </message>
    <message>
        <source>%1 is not at the desk</source>
        <translation>%1 is niet op de plek</translation>
    </message>
</context>
<context>
    <name>balie::ui::DropTarget</name>
    <message>
        <source>Drop a call here: %1</source>
        <translation>Laat hier een gesprek los: %1</translation>
    </message>
</context>
<context>
    <name>balie::ui::EnterLineBar</name>
    <message>
        <source>Ways to go on</source>
        <translation>Mogelijkheden</translation>
    </message>
    <message>
        <source>Number of results</source>
        <translation>Aantal resultaten</translation>
    </message>
    <message>
        <source>What Enter does</source>
        <translation>Wat Enter doet</translation>
    </message>
</context>
<context>
    <name>balie::ui::FactTable</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>balie::ui::FilterBar</name>
    <message>
        <source>Filters</source>
        <translation>Filters</translation>
    </message>
    <message>
        <source>More filters</source>
        <translation>Meer filters</translation>
    </message>
    <message>
        <source>All %1</source>
        <translation>Alle %1</translation>
    </message>
    <message>
        <source>Favourites %1</source>
        <translation>Favorieten %1</translation>
    </message>
    <message>
        <source>Available %1</source>
        <translation>Bereikbaar %1</translation>
    </message>
</context>
<context>
    <name>balie::ui::ImportPage</name>
    <message>
        <source>Import</source>
        <translation>Importeren</translation>
    </message>
    <message>
        <source>Choose a file</source>
        <translation>Kies een bestand</translation>
    </message>
    <message>
        <source>Bring contacts in from a file</source>
        <translation>Contacten uit een bestand halen</translation>
    </message>
    <message>
        <source>Cards (.vcf) as telephones and Outlook write them, or a table (.csv) from a spreadsheet or another program. You can also drop the file on this window. The same file once more changes only what differs, and takes away who is no longer in it.</source>
        <translation>Kaartjes (.vcf) zoals telefoons en Outlook ze schrijven, of een tabel (.csv) uit een rekenblad of ander programma. U kunt het bestand ook op dit venster laten vallen. Hetzelfde bestand nog eens wijzigt alleen wat verschilt, en haalt weg wie er niet meer in staat.</translation>
    </message>
    <message>
        <source>Choose a file...</source>
        <translation>Bestand kiezen...</translation>
    </message>
    <message>
        <source>Progress of the import</source>
        <translation>Voortgang van de import</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>What was wrong in the file</source>
        <translation>Wat er mis was in het bestand</translation>
    </message>
    <message>
        <source>&amp;Copy the report</source>
        <translation>Verslag &amp;kopiëren</translation>
    </message>
    <message>
        <source>&amp;Save the report...</source>
        <translation>Verslag &amp;opslaan...</translation>
    </message>
    <message>
        <source>Another &amp;file...</source>
        <translation>&amp;Ander bestand...</translation>
    </message>
    <message>
        <source>Show the contacts</source>
        <translation>Contacten tonen</translation>
    </message>
    <message>
        <source>File with contacts</source>
        <translation>Bestand met contacten</translation>
    </message>
    <message>
        <source>Contacts (*.vcf *.vcard *.csv *.tsv *.txt);;All files (*)</source>
        <translation>Contacten (*.vcf *.vcard *.csv *.tsv *.txt);;Alle bestanden (*)</translation>
    </message>
    <message>
        <source>Stopping; what was read is still written down.</source>
        <translation>Bezig met stoppen; wat gelezen is wordt nog bewaard.</translation>
    </message>
    <message>
        <source>%1 contacts so far: %2 new, %3 changed, %4 the same.</source>
        <translation>%1 contacten tot nu toe: %2 nieuw, %3 gewijzigd, %4 hetzelfde.</translation>
    </message>
    <message>
        <source>It is being stopped.</source>
        <translation>Er wordt al gestopt.</translation>
    </message>
    <message numerus="yes">
        <source>%n remark(s) on the file</source>
        <translation>
            <numerusform>%n opmerking bij het bestand</numerusform>
            <numerusform>%n opmerkingen bij het bestand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them left something out</source>
        <translation>
            <numerusform>bij %n daarvan is iets weggelaten</numerusform>
            <numerusform>bij %n daarvan is iets weggelaten</numerusform>
        </translation>
    </message>
    <message>
        <source>the first %1 are shown</source>
        <translation>de eerste %1 worden getoond</translation>
    </message>
    <message>
        <source>Nothing in the file was wrong.</source>
        <translation>Er was niets mis in het bestand.</translation>
    </message>
    <message>
        <source>Save the report</source>
        <translation>Verslag opslaan</translation>
    </message>
    <message>
        <source> report</source>
        <translation> verslag</translation>
    </message>
    <message>
        <source>The report was saved.</source>
        <translation>Het verslag is opgeslagen.</translation>
    </message>
</context>
<context>
    <name>balie::ui::JournalDetails</name>
    <message>
        <source>Choose a call to see all that is known of it.</source>
        <translation>Kies een gesprek om te zien wat ervan bekend is.</translation>
    </message>
    <message>
        <source>The call</source>
        <translation>Het gesprek</translation>
    </message>
    <message>
        <source>&amp;Note on this call</source>
        <translation>&amp;Notitie bij dit gesprek</translation>
    </message>
    <message>
        <source>Note on this call</source>
        <translation>Notitie bij dit gesprek</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>withheld by the caller</source>
        <translation>afgeschermd door de beller</translation>
    </message>
    <message>
        <source>Began</source>
        <translation>Begon</translation>
    </message>
    <message>
        <source>Ended</source>
        <translation>Eindigde</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Voor</translation>
    </message>
    <message>
        <source>Queue</source>
        <translation>Wachtrij</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Gewacht</translation>
    </message>
    <message>
        <source>Talking</source>
        <translation>Gesproken</translation>
    </message>
    <message>
        <source>Recording</source>
        <translation>Opname</translation>
    </message>
    <message>
        <source>kept</source>
        <translation>bewaard</translation>
    </message>
    <message>
        <source>the program ended before the call did, so its end is a guess</source>
        <translation>het programma stopte eerder dan het gesprek, dus het einde is geschat</translation>
    </message>
    <message>
        <source>concluded in part, after the link was away</source>
        <translation>deels afgeleid, na een verbroken verbinding</translation>
    </message>
    <message>
        <source>known from the log of the PBX</source>
        <translation>bekend uit het logboek van de centrale</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>Opmerkingen</translation>
    </message>
    <message>
        <source>Handed over: %1</source>
        <translation>Doorgegeven: %1</translation>
    </message>
</context>
<context>
    <name>balie::ui::JournalFilterBar</name>
    <message>
        <source>Which calls are shown</source>
        <translation>Welke gesprekken worden getoond</translation>
    </message>
    <message>
        <source>Search in names, numbers, queues and notes</source>
        <translation>Zoek in namen, nummers, wachtrijen en notities</translation>
    </message>
    <message>
        <source>Search in the journal</source>
        <translation>Zoeken in het journaal</translation>
    </message>
    <message>
        <source>All calls</source>
        <translation>Alle gesprekken</translation>
    </message>
    <message>
        <source>Missed</source>
        <translation>Gemist</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>Aangenomen</translation>
    </message>
    <message>
        <source>Placed</source>
        <translation>Gebeld</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>Doorverbonden</translation>
    </message>
    <message>
        <source>name or number</source>
        <translation>naam of nummer</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Altijd</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Vandaag</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>Laatste 7 dagen</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>Laatste 30 dagen</translation>
    </message>
    <message>
        <source>Days to be chosen</source>
        <translation>Zelf gekozen dagen</translation>
    </message>
    <message>
        <source>&amp;Kind</source>
        <translation>&amp;Soort</translation>
    </message>
    <message>
        <source>&amp;With</source>
        <translation>&amp;Met</translation>
    </message>
    <message>
        <source>&amp;Queue</source>
        <translation>Wacht&amp;rij</translation>
    </message>
    <message>
        <source>&amp;Days</source>
        <translation>&amp;Dagen</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Vanaf</translation>
    </message>
    <message>
        <source>&amp;Until</source>
        <translation>&amp;Tot en met</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is neither a colleague nor a number.</source>
        <translation>&quot;%1&quot; is geen collega en geen nummer.</translation>
    </message>
    <message>
        <source>All queues</source>
        <translation>Alle wachtrijen</translation>
    </message>
</context>
<context>
    <name>balie::ui::JournalWindow</name>
    <message>
        <source>Journal</source>
        <translation>Journaal</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Terugbellen</translation>
    </message>
    <message>
        <source>&amp;Export...</source>
        <translation>&amp;Exporteren...</translation>
    </message>
    <message>
        <source>&amp;Stop exporting</source>
        <translation>E&amp;xport stoppen</translation>
    </message>
    <message>
        <source>Dele&amp;te...</source>
        <translation>&amp;Wissen...</translation>
    </message>
    <message>
        <source>Journal - Balie</source>
        <translation>Journaal - Balie</translation>
    </message>
    <message>
        <source>Journal of calls</source>
        <translation>Gespreksjournaal</translation>
    </message>
    <message>
        <source>Calls</source>
        <translation>Gesprekken</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Exporting: %1 calls so far</source>
        <translation>Bezig met exporteren: %1 gesprekken tot nu toe</translation>
    </message>
    <message numerus="yes">
        <source>Exported: %n call(s).</source>
        <translation>
            <numerusform>%n gesprek geëxporteerd.</numerusform>
            <numerusform>%n gesprekken geëxporteerd.</numerusform>
        </translation>
    </message>
    <message>
        <source>Deleted.</source>
        <translation>Gewist.</translation>
    </message>
    <message>
        <source>Calls will appear here: who called or was called, who took it, and how long it took.</source>
        <translation>Hier komen gesprekken te staan: wie belde of gebeld werd, wie het kreeg en hoe lang het duurde.</translation>
    </message>
    <message>
        <source>No call is like that. Ask for less, or choose other days.</source>
        <translation>Zo is er geen gesprek. Vraag minder, of kies andere dagen.</translation>
    </message>
    <message>
        <source>Choose a call first.</source>
        <translation>Kies eerst een gesprek.</translation>
    </message>
    <message>
        <source>The number of this call is not known.</source>
        <translation>Het nummer van dit gesprek is niet bekend.</translation>
    </message>
    <message>
        <source>Export the calls that are shown</source>
        <translation>De getoonde gesprekken exporteren</translation>
    </message>
    <message>
        <source>Tables for spreadsheets (*.csv)</source>
        <translation>Tabellen voor rekenbladen (*.csv)</translation>
    </message>
    <message>
        <source>calls.csv</source>
        <translation>gesprekken.csv</translation>
    </message>
</context>
<context>
    <name>balie::ui::KeyCard</name>
    <message>
        <source>Balie: the keys</source>
        <translation>Balie: de toetsen</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Altijd</translation>
    </message>
    <message>
        <source>The key card cannot be written there. Choose another folder.</source>
        <translation>De toetsenkaart kan daar niet worden geschreven. Kies een andere map.</translation>
    </message>
    <message>
        <source>Save the key card</source>
        <translation>Toetsenkaart opslaan</translation>
    </message>
    <message>
        <source>PDF documents (*.pdf)</source>
        <translation>PDF-documenten (*.pdf)</translation>
    </message>
    <message>
        <source>balie-keys.pdf</source>
        <translation>balie-toetsen.pdf</translation>
    </message>
</context>
<context>
    <name>balie::ui::KeyField</name>
    <message>
        <source>press a key</source>
        <translation>druk een toets</translation>
    </message>
</context>
<context>
    <name>balie::ui::KeyGroups</name>
    <message>
        <source>Calls</source>
        <translation>Gesprekken</translation>
    </message>
    <message>
        <source>Sending on</source>
        <translation>Doorsturen</translation>
    </message>
    <message>
        <source>Finding people</source>
        <translation>Personen zoeken</translation>
    </message>
    <message>
        <source>Program</source>
        <translation>Programma</translation>
    </message>
    <message>
        <source>any letter or digit</source>
        <translation>elke letter of elk cijfer</translation>
    </message>
    <message>
        <source>search for a name or number</source>
        <translation>zoeken op naam of nummer</translation>
    </message>
    <message>
        <source>do what the line under the list says</source>
        <translation>doen wat de regel onder de lijst zegt</translation>
    </message>
    <message>
        <source>step back, empty the search</source>
        <translation>een stap terug, zoekveld leegmaken</translation>
    </message>
    <message>
        <source>Notes and messages</source>
        <translation>Notities en boodschappen</translation>
    </message>
</context>
<context>
    <name>balie::ui::KeyOverlay</name>
    <message>
        <source>All keys</source>
        <translation>Alle toetsen</translation>
    </message>
    <message>
        <source>Table of keys</source>
        <translation>Tabel met toetsen</translation>
    </message>
    <message>
        <source>Save as PDF...</source>
        <translation>Opslaan als pdf...</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>Altijd</translation>
    </message>
    <message>
        <source>no key</source>
        <translation>geen toets</translation>
    </message>
</context>
<context>
    <name>balie::ui::KeysPage</name>
    <message>
        <source>Keys</source>
        <translation>Toetsen</translation>
    </message>
    <message>
        <source>Function keys</source>
        <translation>Functietoetsen</translation>
    </message>
    <message>
        <source>Function keys and numeric keypad</source>
        <translation>Functietoetsen en numeriek toetsenblok</translation>
    </message>
    <message>
        <source>&amp;Scheme</source>
        <translation>&amp;Schema</translation>
    </message>
    <message>
        <source>With the numeric keypad for commands, it types no digits any more.</source>
        <translation>Met het numerieke toetsenblok voor opdrachten typt het geen cijfers meer.</translation>
    </message>
    <message>
        <source>Restore &amp;defaults</source>
        <translation>Stan&amp;daard terugzetten</translation>
    </message>
    <message>
        <source>Key card as &amp;PDF...</source>
        <translation>Toetsenkaart als &amp;pdf...</translation>
    </message>
    <message>
        <source>Key for %1</source>
        <translation>Toets voor %1</translation>
    </message>
    <message>
        <source>Second key for %1</source>
        <translation>Tweede toets voor %1</translation>
    </message>
    <message>
        <source>The key card was saved.</source>
        <translation>De toetsenkaart is opgeslagen.</translation>
    </message>
</context>
<context>
    <name>balie::ui::LintPage</name>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Take over the proposal</source>
        <translation>Voorstel overnemen</translation>
    </message>
    <message>
        <source>Check a&amp;gain</source>
        <translation>Opnieuw n&amp;agaan</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>&amp;Copy the list</source>
        <translation>Lijst &amp;kopiëren</translation>
    </message>
    <message>
        <source>Numbers that want attention</source>
        <translation>Nummers die aandacht vragen</translation>
    </message>
    <message>
        <source>Checking: %1 contacts so far, %2 numbers want attention.</source>
        <translation>Bezig met nagaan: %1 contacten tot nu toe, %2 nummers vragen aandacht.</translation>
    </message>
    <message>
        <source>There are no contacts to check.</source>
        <translation>Er zijn geen contacten om na te gaan.</translation>
    </message>
    <message>
        <source>All numbers of %1 contacts can be recognised and dialled.</source>
        <translation>Alle nummers van %1 contacten kunnen worden herkend en gebeld.</translation>
    </message>
    <message>
        <source>%1 numbers want attention; the first %2 are shown.</source>
        <translation>%1 nummers vragen aandacht; de eerste %2 worden getoond.</translation>
    </message>
    <message>
        <source>%1 numbers want attention.</source>
        <translation>%1 nummers vragen aandacht.</translation>
    </message>
    <message>
        <source>Show the contact</source>
        <translation>Contact tonen</translation>
    </message>
    <message>
        <source>Select a row first.</source>
        <translation>Selecteer eerst een regel.</translation>
    </message>
    <message>
        <source>%1: %2 became %3.</source>
        <translation>%1: %2 werd %3.</translation>
    </message>
    <message>
        <source>1 number wants attention.</source>
        <translation>1 nummer vraagt aandacht.</translation>
    </message>
    <message>
        <source>%1 stands there again.</source>
        <translation>%1 staat er weer.</translation>
    </message>
</context>
<context>
    <name>balie::ui::LookPage</name>
    <message>
        <source>Appearance</source>
        <translation>Weergave</translation>
    </message>
    <message>
        <source>&amp;Blink while something rings</source>
        <translation>&amp;Knipperen als er iets overgaat</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Als het systeem</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Taal</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Hoog contrast</translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>Kl&amp;euren</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>&amp;Text size</source>
        <translation>Tekst&amp;grootte</translation>
    </message>
    <message>
        <source>Another language is shown after a restart. Calls go on at the telephone meanwhile.</source>
        <translation>Een andere taal verschijnt na opnieuw starten. Gesprekken gaan intussen gewoon door op de telefoon.</translation>
    </message>
    <message>
        <source>&amp;Restart Balie now</source>
        <translation>Balie nu opnieuw &amp;starten</translation>
    </message>
</context>
<context>
    <name>balie::ui::MissedList</name>
    <message>
        <source>Missed while the link was away</source>
        <translation>Gemist terwijl de verbinding weg was</translation>
    </message>
    <message>
        <source>Read, put away</source>
        <translation>Gelezen, opbergen</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>Terugbellen</translation>
    </message>
    <message>
        <source>Call back %1</source>
        <translation>%1 terugbellen</translation>
    </message>
    <message>
        <source>Missed calls</source>
        <translation>Gemiste gesprekken</translation>
    </message>
</context>
<context>
    <name>balie::ui::MomentField</name>
    <message>
        <source>15, 15:00, tomorrow 9, in an hour</source>
        <translation>15, 15:00, morgen 9, over een uur</translation>
    </message>
    <message>
        <source>That is %1.</source>
        <extracomment>%1 is a time, perhaps with a day</extracomment>
        <translation>Dat is %1.</translation>
    </message>
    <message>
        <source>This is no time to come. Type it like 15, 15:00, tomorrow 9 or in an hour.</source>
        <translation>Dit is geen tijd die nog komt. Typ bijvoorbeeld 15, 15:00, morgen 9 of over een uur.</translation>
    </message>
</context>
<context>
    <name>balie::ui::NoticeBar</name>
    <message>
        <source>Notices</source>
        <translation>Meldingen</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>en nog %n</numerusform>
            <numerusform>en nog %n</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>balie::ui::NoticeRow</name>
    <message>
        <source>Read, put away</source>
        <translation>Gelezen, opbergen</translation>
    </message>
    <message>
        <source>Put away: %1</source>
        <translation>Opbergen: %1</translation>
    </message>
    <message>
        <source>Information</source>
        <translation>Informatie</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Waarschuwing</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fout</translation>
    </message>
</context>
<context>
    <name>balie::ui::OnItsWayPane</name>
    <message>
        <source>Calls on their way</source>
        <translation>Gesprekken onderweg</translation>
    </message>
    <message>
        <source>ON ITS WAY</source>
        <translation>ONDERWEG</translation>
    </message>
    <message>
        <source>JUST ARRIVED</source>
        <translation>ZOJUIST AANGEKOMEN</translation>
    </message>
</context>
<context>
    <name>balie::ui::OnItsWayRow</name>
    <message>
        <source>Pull back</source>
        <translation>Terughalen</translation>
    </message>
    <message>
        <source>%1, sent to %2: %3</source>
        <translation>%1, gestuurd naar %2: %3</translation>
    </message>
    <message>
        <source>Concluded after the link was lost; nobody saw it happen.</source>
        <translation>Afgeleid nadat de verbinding wegviel; niemand heeft het zien gebeuren.</translation>
    </message>
</context>
<context>
    <name>balie::ui::OwnState</name>
    <message>
        <source>Your own state</source>
        <translation>Uw eigen stand</translation>
    </message>
    <message>
        <source>Do not disturb</source>
        <translation>Niet storen</translation>
    </message>
    <message>
        <source>Forward</source>
        <translation>Doorschakelen</translation>
    </message>
    <message>
        <source>Not possible without a connection to the PBX.</source>
        <translation>Niet mogelijk zonder verbinding met de centrale.</translation>
    </message>
    <message>
        <source>The PBX does not tell this.</source>
        <translation>De centrale vertelt dit niet.</translation>
    </message>
    <message>
        <source>No calls reach you while this is on</source>
        <translation>Zolang dit aan staat bereiken gesprekken u niet</translation>
    </message>
    <message>
        <source>Forwarded to %1</source>
        <translation>Doorgeschakeld naar %1</translation>
    </message>
    <message>
        <source>Send all your calls to another number</source>
        <translation>Al uw gesprekken naar een ander nummer sturen</translation>
    </message>
    <message>
        <source>Not signed in</source>
        <translation>Niet aangemeld</translation>
    </message>
    <message>
        <source>Your lamp: %1</source>
        <translation>Uw lampje: %1</translation>
    </message>
    <message>
        <source>This is how colleagues see you</source>
        <translation>Zo zien collega&apos;s u</translation>
    </message>
    <message>
        <source>Forward your calls</source>
        <translation>Uw gesprekken doorschakelen</translation>
    </message>
    <message>
        <source>To which number?</source>
        <translation>Naar welk nummer?</translation>
    </message>
</context>
<context>
    <name>balie::ui::OwnerLamp</name>
    <message>
        <source>Looked after by %1</source>
        <translation>Relatiebeheerder: %1</translation>
    </message>
</context>
<context>
    <name>balie::ui::ParkedPane</name>
    <message>
        <source>Parked calls</source>
        <translation>Geparkeerde gesprekken</translation>
    </message>
    <message>
        <source>PARKED</source>
        <translation>GEPARKEERD</translation>
    </message>
</context>
<context>
    <name>balie::ui::ParkedRow</name>
    <message>
        <source>Retrieve</source>
        <translation>Terughalen</translation>
    </message>
    <message>
        <source>There is no connection to the PBX. This works again when it is back.</source>
        <translation>Er is geen verbinding met de centrale. Zodra die terug is, werkt dit weer.</translation>
    </message>
    <message>
        <source>The PBX does not let this call be taken back from here.</source>
        <translation>De centrale laat dit gesprek niet van hieruit terughalen.</translation>
    </message>
</context>
<context>
    <name>balie::ui::PeoplePane</name>
    <message>
        <source>Colleagues</source>
        <translation>Collega&apos;s</translation>
    </message>
    <message>
        <source>Search results</source>
        <translation>Zoekresultaten</translation>
    </message>
    <message>
        <source>People</source>
        <translation>Collega&apos;s</translation>
    </message>
    <message numerus="yes">
        <source>%n shown</source>
        <translation>
            <numerusform>%n getoond</numerusform>
            <numerusform>%n getoond</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody found</source>
        <translation>Niemand gevonden</translation>
    </message>
    <message>
        <source>Try the beginning of a first or last name, an extension, or a department. A telephone number can be dialled as it is.</source>
        <translation>Probeer het begin van een voor- of achternaam, een toestelnummer of een afdeling. Een telefoonnummer kan meteen worden gebeld.</translation>
    </message>
    <message>
        <source>Your colleagues will appear here</source>
        <translation>Hier verschijnen uw collega&apos;s</translation>
    </message>
    <message>
        <source>They come from the PBX as soon as the console is connected.</source>
        <translation>Ze komen van de centrale zodra er verbinding is.</translation>
    </message>
    <message>
        <source>Your favourites will appear here</source>
        <translation>Hier verschijnen uw favorieten</translation>
    </message>
    <message>
        <source>Right-click a colleague and choose &quot;Add to favourites&quot;.</source>
        <translation>Klik met rechts op een collega en kies &quot;Aan favorieten toevoegen&quot;.</translation>
    </message>
    <message>
        <source>Nobody can take a call now</source>
        <translation>Nu kan niemand een gesprek aannemen</translation>
    </message>
    <message>
        <source>Whoever becomes available appears here at once.</source>
        <translation>Wie vrijkomt verschijnt hier meteen.</translation>
    </message>
    <message>
        <source>Nobody in this department</source>
        <translation>Niemand op deze afdeling</translation>
    </message>
    <message>
        <source>Choose another filter above.</source>
        <translation>Kies hierboven een ander filter.</translation>
    </message>
    <message>
        <source>Chosen: %1 (Esc: nobody)</source>
        <translation>Gekozen: %1 (Esc: niemand)</translation>
    </message>
    <message>
        <source>Reading the directory: %1 of %2</source>
        <translation>De adreslijst wordt gelezen: %1 van %2</translation>
    </message>
    <message>
        <source>The directory is being read. If it stays empty, the PBX tells no names: choose a people file in the settings.</source>
        <translation>De adreslijst wordt gelezen. Blijft die leeg, dan geeft de centrale geen namen: kies een personenbestand bij de instellingen.</translation>
    </message>
</context>
<context>
    <name>balie::ui::PersonMenu</name>
    <message>
        <source>&amp;Transfer the call</source>
        <translation>Gesprek &amp;doorverbinden</translation>
    </message>
    <message>
        <source>C&amp;onsult first</source>
        <translation>Eerst &amp;ruggespraak</translation>
    </message>
    <message>
        <source>To the &amp;voice mail</source>
        <translation>Naar de &amp;voicemail</translation>
    </message>
    <message>
        <source>&amp;Call %1</source>
        <translation>%1 &amp;bellen</translation>
    </message>
    <message>
        <source>Copy the &amp;number</source>
        <translation>&amp;Nummer kopiëren</translation>
    </message>
    <message>
        <source>Remove from &amp;favourites</source>
        <translation>Uit &amp;favorieten halen</translation>
    </message>
    <message>
        <source>Add to &amp;favourites</source>
        <translation>Aan &amp;favorieten toevoegen</translation>
    </message>
    <message>
        <source>Chec&amp;k now</source>
        <translation>Nu &amp;controleren</translation>
    </message>
    <message>
        <source>Stop &amp;watching</source>
        <translation>Niet meer vol&amp;gen</translation>
    </message>
    <message>
        <source>&amp;Watch</source>
        <translation>Vol&amp;gen</translation>
    </message>
    <message>
        <source>This colleague does not show a state.</source>
        <translation>Deze collega toont geen stand.</translation>
    </message>
    <message>
        <source>Message &amp;slip...</source>
        <translation>&amp;Terugbelnotitie...</translation>
    </message>
    <message>
        <source>Note at the &amp;desk...</source>
        <translation>Notitie op de &amp;plek...</translation>
    </message>
    <message>
        <source>Note on the coll&amp;eague...</source>
        <translation>Notitie ov&amp;er de collega...</translation>
    </message>
    <message>
        <source>Transfer to the &amp;mobile, %1</source>
        <translation>Doorverbinden met &amp;mobiel, %1</translation>
    </message>
    <message>
        <source>Call the &amp;mobile, %1</source>
        <translation>&amp;Mobiel bellen, %1</translation>
    </message>
</context>
<context>
    <name>balie::ui::PersonNoteSheet</name>
    <message>
        <source>Note on a colleague</source>
        <translation>Notitie over een collega</translation>
    </message>
    <message>
        <source>Always good to know</source>
        <translation>Altijd goed om te weten</translation>
    </message>
    <message>
        <source>About %1</source>
        <translation>Over %1</translation>
    </message>
</context>
<context>
    <name>balie::ui::ReportQueue</name>
    <message>
        <source>CALL REPORTS</source>
        <translation>GESPREKSVERSLAGEN</translation>
    </message>
    <message>
        <source>Call reports</source>
        <translation>Gespreksverslagen</translation>
    </message>
    <message>
        <source>The call with %1 is in %2 now.</source>
        <translation>Het gesprek met %1 staat nu in %2.</translation>
    </message>
    <message>
        <source>%2 did not take the report of the call with %1. %3</source>
        <translation>%2 nam het verslag van het gesprek met %1 niet aan. %3</translation>
    </message>
</context>
<context>
    <name>balie::ui::ReportQueueRow</name>
    <message>
        <source>Send again</source>
        <translation>Opnieuw versturen</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>Kopiëren</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Verwijderen</translation>
    </message>
    <message>
        <source>Refused.</source>
        <translation>Geweigerd.</translation>
    </message>
    <message>
        <source>Refused: %1</source>
        <translation>Geweigerd: %1</translation>
    </message>
    <message>
        <source>Waiting to be written.</source>
        <translation>Wacht om te worden verstuurd.</translation>
    </message>
    <message>
        <source>Waits: %1</source>
        <translation>Wacht: %1</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>Nu proberen</translation>
    </message>
    <message>
        <source>%1: report of the call with %2</source>
        <translation>%1: verslag van het gesprek met %2</translation>
    </message>
    <message>
        <source>Copy the report of the call with %1</source>
        <translation>Verslag van het gesprek met %1 kopiëren</translation>
    </message>
    <message>
        <source>Remove the report of the call with %1</source>
        <translation>Verslag van het gesprek met %1 verwijderen</translation>
    </message>
    <message>
        <source>It stands there</source>
        <translation>Het staat er</translation>
    </message>
    <message>
        <source>May already stand there. %1</source>
        <translation>Staat er misschien al. %1</translation>
    </message>
</context>
<context>
    <name>balie::ui::ReportSheet</name>
    <message>
        <source>Send</source>
        <translation>Versturen</translation>
    </message>
    <message>
        <source>Don&apos;t</source>
        <translation>Niet versturen</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Volgende</translation>
    </message>
    <message>
        <source>Report of the call</source>
        <translation>Gespreksverslag</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Onderwerp</translation>
    </message>
    <message>
        <source>Talked</source>
        <translation>Gesproken</translation>
    </message>
    <message>
        <source>Transferred</source>
        <translation>Doorverbonden</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Geen gehoor</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Bezet</translation>
    </message>
    <message>
        <source>Voice mail</source>
        <translation>Voicemail</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Afloop</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>Don&apos;t send this report</source>
        <translation>Dit verslag niet versturen</translation>
    </message>
    <message numerus="yes">
        <source>Next (%n waiting)</source>
        <translation>
            <numerusform>Volgende (nog %n)</numerusform>
            <numerusform>Volgende (nog %n)</numerusform>
        </translation>
    </message>
    <message>
        <source>Report this call</source>
        <translation>Verslag van dit gesprek</translation>
    </message>
    <message>
        <source>Report this call in %1</source>
        <translation>Verslag van dit gesprek in %1</translation>
    </message>
    <message>
        <source>Report of the call with %1</source>
        <translation>Verslag van het gesprek met %1</translation>
    </message>
</context>
<context>
    <name>balie::ui::SaveText</name>
    <message>
        <source>The file %1 cannot be written: %2</source>
        <translation>Het bestand %1 kan niet worden geschreven: %2</translation>
    </message>
</context>
<context>
    <name>balie::ui::SearchField</name>
    <message>
        <source>Search or dial a number</source>
        <translation>Zoek of kies een nummer</translation>
    </message>
    <message>
        <source>Whatever is typed in the window goes here. Arrows choose, Enter acts.</source>
        <translation>Alles wat in het venster wordt getypt komt hier. Pijltjes kiezen, Enter doet.</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Zoekveld leegmaken</translation>
    </message>
</context>
<context>
    <name>balie::ui::ServerAddress</name>
    <message>
        <source>Enter the name of your telephony server.</source>
        <translation>Vul de naam van uw telefonieserver in.</translation>
    </message>
    <message>
        <source>This is not a server address. Use for example pbx.example.com or pbx.example.com:443.</source>
        <translation>Dit is geen serveradres. Gebruik bijvoorbeeld pbx.voorbeeld.nl of pbx.voorbeeld.nl:443.</translation>
    </message>
    <message>
        <source>Enter user name and password in their own fields.</source>
        <translation>Vul gebruikersnaam en wachtwoord in hun eigen velden in.</translation>
    </message>
    <message>
        <source>An address starts with https:// (BroadWorks), wss://, ws://, tls:// or tcp:// (CSTA).</source>
        <translation>Een adres begint met https:// (BroadWorks), wss://, ws://, tls:// of tcp:// (CSTA).</translation>
    </message>
</context>
<context>
    <name>balie::ui::SettingsWindow</name>
    <message>
        <source>Settings - Balie</source>
        <translation>Instellingen - Balie</translation>
    </message>
    <message>
        <source>Pages of the settings</source>
        <translation>Pagina&apos;s van de instellingen</translation>
    </message>
    <message>
        <source>&amp;Apply</source>
        <translation>Toepasse&amp;n</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Er is niets gewijzigd.</translation>
    </message>
</context>
<context>
    <name>balie::ui::Sheet</name>
    <message>
        <source>Save</source>
        <translation>Bewaren</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
</context>
<context>
    <name>balie::ui::SignInDialog</name>
    <message>
        <source>Sign in - Balie</source>
        <translation>Aanmelden - Balie</translation>
    </message>
    <message>
        <source>Sign in to your telephone system</source>
        <translation>Meld u aan bij uw telefooncentrale</translation>
    </message>
    <message>
        <source>Test only</source>
        <translation>Alleen testen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Aanmelden</translation>
    </message>
    <message>
        <source>&amp;Server</source>
        <translation>&amp;Server</translation>
    </message>
    <message>
        <source>&amp;User name</source>
        <translation>&amp;Gebruikersnaam</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Wachtwoord</translation>
    </message>
    <message>
        <source>the one the telephone system assigns</source>
        <translation>het toestel dat de centrale toewijst</translation>
    </message>
    <message>
        <source>&amp;Own telephone</source>
        <translation>&amp;Eigen toestel</translation>
    </message>
    <message>
        <source>only when your office has its own</source>
        <translation>alleen als uw kantoor een eigen heeft</translation>
    </message>
    <message>
        <source>&amp;Choose...</source>
        <translation>&amp;Kiezen...</translation>
    </message>
    <message>
        <source>Choose a certificate file</source>
        <translation>Kies een certificaatbestand</translation>
    </message>
    <message>
        <source>Certi&amp;ficate file</source>
        <translation>Certi&amp;ficaatbestand</translation>
    </message>
    <message>
        <source>&amp;Remember me on this computer</source>
        <translation>Mij op deze computer &amp;onthouden</translation>
    </message>
    <message>
        <source>I &amp;accept that others can read it</source>
        <translation>Ik &amp;aanvaard dat anderen dit kunnen lezen</translation>
    </message>
    <message>
        <source>Use an encrypted address, or accept below that others can read your password.</source>
        <translation>Gebruik een versleuteld adres, of aanvaard hieronder dat anderen uw wachtwoord kunnen lezen.</translation>
    </message>
    <message>
        <source>&amp;Remember server, user name and telephone</source>
        <translation>Server, gebruikersnaam en toestel &amp;onthouden</translation>
    </message>
    <message>
        <source>This computer has no keychain, so the password will be asked again at each start.</source>
        <translation>Deze computer heeft geen sleutelbos, dus het wachtwoord wordt bij elke start opnieuw gevraagd.</translation>
    </message>
    <message>
        <source>Enter your user name.</source>
        <translation>Vul uw gebruikersnaam in.</translation>
    </message>
    <message>
        <source>Stopped.</source>
        <translation>Gestopt.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>You can work, but without the lamps of your watch list.</source>
        <translation>U kunt werken, maar zonder de lampjes van uw volglijst.</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>Alles werkt.</translation>
    </message>
    <message>
        <source>Sign in anyway</source>
        <translation>Toch aanmelden</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stoppen</translation>
    </message>
    <message>
        <source>Steps of signing in</source>
        <translation>Stappen van het aanmelden</translation>
    </message>
    <message>
        <source>https://xsp.example.com or wss://pbx.example.com</source>
        <translation>https://xsp.voorbeeld.nl of wss://pbx.voorbeeld.nl</translation>
    </message>
    <message>
        <source>This address is not encrypted. Anybody on the network in between can read your password, and who calls whom. Addresses with https://, wss:// or tls:// are safe.</source>
        <translation>Dit adres is niet versleuteld. Iedereen op het tussenliggende netwerk kan uw wachtwoord lezen, en wie met wie belt. Adressen met https://, wss:// of tls:// zijn veilig.</translation>
    </message>
    <message>
        <source>The password is an access &amp;token</source>
        <translation>Het wachtwoord is een toegangs&amp;token</translation>
    </message>
    <message>
        <source>with its domain: name@example.com</source>
        <translation>met het domein: naam@voorbeeld.nl</translation>
    </message>
</context>
<context>
    <name>balie::ui::SlipRow</name>
    <message>
        <source>Call %1</source>
        <translation>Bel %1</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Afgehandeld</translation>
    </message>
    <message>
        <source>Open it again</source>
        <translation>Weer openen</translation>
    </message>
    <message>
        <source>Change</source>
        <translation>Wijzigen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>balie::ui::SlipSheet</name>
    <message>
        <source>Message slip</source>
        <translation>Terugbelnotitie</translation>
    </message>
    <message>
        <source>Promised before</source>
        <translation>Beloofd voor</translation>
    </message>
    <message>
        <source>type a few letters of a name</source>
        <translation>typ een paar letters van een naam</translation>
    </message>
    <message>
        <source>For</source>
        <translation>Voor</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>Boodschap</translation>
    </message>
    <message>
        <source>name</source>
        <translation>naam</translation>
    </message>
    <message>
        <source>Name of the caller</source>
        <translation>Naam van de beller</translation>
    </message>
    <message>
        <source>number</source>
        <translation>nummer</translation>
    </message>
    <message>
        <source>Number of the caller</source>
        <translation>Nummer van de beller</translation>
    </message>
    <message>
        <source>Caller</source>
        <translation>Beller</translation>
    </message>
    <message>
        <source>Throw away</source>
        <translation>Weggooien</translation>
    </message>
    <message>
        <source>Change the message slip</source>
        <translation>Terugbelnotitie wijzigen</translation>
    </message>
    <message>
        <source>%1 (%2 of %3, Up and Down choose)</source>
        <translation>%1 (%2 van %3, kies met Omhoog en Omlaag)</translation>
    </message>
    <message>
        <source>%1 is not in the directory any more.</source>
        <translation>%1 staat niet meer in de telefoonlijst.</translation>
    </message>
    <message>
        <source>Nobody of that name; the slip is kept for whoever that is.</source>
        <translation>Niemand met die naam; de notitie blijft bewaard zoals die er staat.</translation>
    </message>
    <message>
        <source>For whom is it? Type a few letters of the name.</source>
        <translation>Voor wie is het? Typ een paar letters van de naam.</translation>
    </message>
</context>
<context>
    <name>balie::ui::SlipsPane</name>
    <message>
        <source>MESSAGE SLIPS</source>
        <translation>TERUGBELNOTITIES</translation>
    </message>
    <message>
        <source>Message slips</source>
        <translation>Terugbelnotities</translation>
    </message>
</context>
<context>
    <name>balie::ui::SoundPage</name>
    <message>
        <source>Sound</source>
        <translation>Geluid</translation>
    </message>
    <message>
        <source>&amp;Ring with a sound</source>
        <translation>Met geluid &amp;bellen</translation>
    </message>
    <message>
        <source>&amp;Try it</source>
        <translation>&amp;Proberen</translation>
    </message>
    <message>
        <source>&amp;Output</source>
        <translation>&amp;Uitvoer</translation>
    </message>
    <message>
        <source>This output is not there now; until it is, the system&apos;s own is used.</source>
        <translation>Deze uitvoer is er nu niet; tot die er is, wordt die van het systeem gebruikt.</translation>
    </message>
    <message>
        <source>&amp;Volume</source>
        <translation>&amp;Volume</translation>
    </message>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Als het systeem</translation>
    </message>
    <message>
        <source>%1 (not there now)</source>
        <translation>%1 (nu niet aanwezig)</translation>
    </message>
    <message>
        <source>Ringing with a sound is off.</source>
        <translation>Bellen met geluid staat uit.</translation>
    </message>
</context>
<context>
    <name>balie::ui::StatusLine</name>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Connection</source>
        <translation>Verbinding</translation>
    </message>
    <message>
        <source>Delay</source>
        <translation>Vertraging</translation>
    </message>
    <message>
        <source>Watched colleagues</source>
        <translation>Gevolgde collega&apos;s</translation>
    </message>
    <message>
        <source>Own device</source>
        <translation>Eigen toestel</translation>
    </message>
    <message>
        <source>EN</source>
        <comment>the language of this interface, two letters</comment>
        <translation>NL</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
</context>
<context>
    <name>balie::ui::StepList</name>
    <message>
        <source>not tried yet</source>
        <translation>nog niet geprobeerd</translation>
    </message>
    <message>
        <source>trying</source>
        <translation>wordt geprobeerd</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>in orde</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>overgeslagen</translation>
    </message>
    <message>
        <source>does not work, but the rest does</source>
        <translation>werkt niet, maar de rest wel</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>mislukt</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>gestopt</translation>
    </message>
    <message>
        <source>Steps of signing in</source>
        <translation>Stappen van het aanmelden</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Find the server</source>
        <translation>De server vinden</translation>
    </message>
    <message>
        <source>Reach the server</source>
        <translation>De server bereiken</translation>
    </message>
    <message>
        <source>Secure the connection</source>
        <translation>De verbinding beveiligen</translation>
    </message>
    <message>
        <source>Speak with the telephone system</source>
        <translation>Met de telefooncentrale praten</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>Aanmelden</translation>
    </message>
    <message>
        <source>Own telephone</source>
        <translation>Eigen toestel</translation>
    </message>
    <message>
        <source>Colleagues to watch</source>
        <translation>Te volgen collega&apos;s</translation>
    </message>
</context>
<context>
    <name>balie::ui::StoreBar</name>
    <message>
        <source>Repair</source>
        <translation>Herstellen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>Your contacts and calls</source>
        <translation>Uw contacten en gesprekken</translation>
    </message>
    <message>
        <source>Warning</source>
        <translation>Waarschuwing</translation>
    </message>
</context>
<context>
    <name>balie::ui::SuggestionRow</name>
    <message>
        <source>stands in</source>
        <translation>vervangt</translation>
    </message>
    <message>
        <source>same department</source>
        <translation>zelfde afdeling</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>Telefoon</translation>
    </message>
    <message>
        <source>Transfer to %1</source>
        <translation>Doorverbinden met %1</translation>
    </message>
    <message>
        <source>Usually %1</source>
        <translation>Meestal %1</translation>
    </message>
    <message>
        <source>Chooses %1: then the line under the list says what Enter does</source>
        <translation>Kiest %1: de regel onder de lijst zegt dan wat Enter doet</translation>
    </message>
    <message>
        <source>Key %1 chooses %2</source>
        <translation>Toets %1 kiest %2</translation>
    </message>
</context>
<context>
    <name>balie::ui::TileText</name>
    <message>
        <source>&lt; 10 s</source>
        <translation>&lt; 10 s</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 u</translation>
    </message>
</context>
<context>
    <name>balie::ui::TopBar</name>
    <message>
        <source>Top bar</source>
        <translation>Bovenbalk</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Menu (F10)</source>
        <translation>Menu (F10)</translation>
    </message>
</context>
<context>
    <name>balie::ui::WatchPage</name>
    <message>
        <source>Watching</source>
        <translation>Volgen</translation>
    </message>
    <message>
        <source>Watched colleagues</source>
        <translation>Gevolgde collega&apos;s</translation>
    </message>
    <message>
        <source>To watch a colleague or to stop, use the menu of the person&apos;s tile. Somebody outside the list shows as not watched; &quot;check now&quot; asks once.</source>
        <translation>Gebruik het menu van een tegel om een collega te volgen of daarmee te stoppen. Wie niet op de lijst staat toont als niet gevolgd; &quot;nu controleren&quot; vraagt het één keer.</translation>
    </message>
    <message>
        <source>The list is not known yet: the console has not signed in, or is reading it.</source>
        <translation>De lijst is nog niet bekend: de console is niet aangemeld of is haar aan het lezen.</translation>
    </message>
    <message>
        <source>Everybody is watched; there is no list to keep.</source>
        <translation>Iedereen wordt gevolgd; er is geen lijst om bij te houden.</translation>
    </message>
    <message>
        <source>The telephone system keeps the list. Your administrator can change it as well.</source>
        <translation>De telefooncentrale bewaart de lijst. Ook uw beheerder kan haar wijzigen.</translation>
    </message>
    <message>
        <source>The telephone system keeps no list, so it is kept on this computer.</source>
        <translation>De telefooncentrale bewaart geen lijst, dus die staat op deze computer.</translation>
    </message>
</context>
<context>
    <name>balie::xsi</name>
    <message>
        <source>The telephone system sent something that cannot be read. The connection is made anew.</source>
        <translation>De telefooncentrale stuurde iets dat niet te lezen is. De verbinding wordt opnieuw opgebouwd.</translation>
    </message>
    <message>
        <source>The telephone system sent a setting in a form that cannot be changed here.</source>
        <translation>De telefooncentrale stuurde een instelling in een vorm die hier niet te wijzigen is.</translation>
    </message>
</context>
</TS>

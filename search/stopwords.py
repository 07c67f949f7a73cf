"""Stop words: words too common to tell one text from another, the same for both engines. In titles they count as written."""

_EN = """
a about after all also am an and any are as at be because been before being but by can could did do does doing down
during each few for from further get had has have having he her here hers him his how i if in into is it its itself
just let like me more most my myself no nor not now of off on once only or other our out over own please same she
should so some such than that the their them then there these they this those through to too under until up upon us
very was we were what when where which while who whom why will with would you your yours
"""

_DE = """
ab aber alle allem allen aller alles als also am an ander andere anderem anderen anderer anderes auch auf aus bei beim
bin bis bist bitte da damit dann das dass dein deine dem den denn der des dessen deshalb die dies diese diesem diesen
dieser dieses doch dort du durch ein eine einem einen einer eines er es etwas euch euer eure für gegen gewesen hab
habe haben hat hatte hatten hier hin hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer im in indem ins ist ja jede
jedem jeden jeder jedes jetzt kann kein keine keinem keinen keiner kommt können könnte machen man manche mein meine
meinem meinen meiner meines mich mir mit muss musste nach nicht nichts noch nun nur ob oder ohne sehr sein seine
seinem seinen seiner seit sich sie sind so solche soll sollte sondern sonst um und uns unser unsere unter viel vom von
vor war waren warum was weg weil weiter welche welchem welchen welcher welches wenn werde werden wie wieder will wir
wird wirst wo wollen wollte würde würden zu zum zur zwar zwischen über
"""

STOP_WORDS: dict[str, tuple[str, ...]] = {"en": tuple(_EN.split()), "de": tuple(_DE.split())}

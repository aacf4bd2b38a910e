"""Given names that are common in the countries of our lists: enough to tell somebody from a place or a company.

A word that is missing says nothing. Names that are as often a surname, a company or an everyday word
(“Boots”, “Lloyd”, “Grace”) are left out.
"""

from unicodedata import combining, normalize


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_OF_WOMEN = _names("""
    agatha anjali aoife assumpta bernie blessing brid chidinma chioma ciara clare comfort deepa divya grainne josie kavita lakshmi
    meera mercy ngozi niamh nuala orla patience philomena rekha roisin shanti sinead sunita usha
    abigail ada adele agnes aisha alice alison amanda amelia amina amy ana andrea angela angelika anita anja anke ann anna annabel anne
    annette annie antonia audrey barbara beatrice becky belinda bernadette beth bethany betty beverley birgit bridget brigitte bronwen
    camilla carla carmen carol carole caroline carolyn catherine cathy celia charlotte cheryl chiara chloe christina christine claire clara
    claudia cristina daniela debbie deborah deirdre delia denise diana diane dina dinah donna dora doreen doris dorothy edith eileen elaine
    eleanor elena elisabeth elise eliza elizabeth ella ellen elsie emily emma erica esther ethel eva eve evelyn fatima faye felicity fiona
    flora florence frances francesca freda frida gabriele gail gemma georgina gerda gillian gina giulia gladys glenda gloria gretel gwen
    hannah harriet heidi helen helena helga henrietta hilary hilda ida imogen ines ingrid irene isabel isabelle isobel jackie jacqueline jan
    jana jane janet janice janine jean jeanette jemima jenifer jennifer jenny jessica jill joan joanna joanne jocelyn josephine joyce judith
    judy julia julie karen karin kate katharine katherine kathleen kathryn kathy katie katrina kay kayleigh kelly kerry khadija kim kirsten
    kirsty laura lauren leah lena lesley lilian linda lindsay lisa lois lorna lorraine louise lucia lucy lydia lynda lynn lynne mabel
    madeleine maeve maggie mandy manuela marcia margaret margot maria marian marianne marie marion marjorie marta martha martina mary maud
    maureen mavis maxine melanie melissa mercedes mhairi michelle mildred miriam moira molly monica monika morag muriel myra nadia nancy
    naomi natalie natasha nicola nicole nina noor nora noreen olga olivia oonagh pamela paola patricia paula pauline penelope petra phyllis
    pilar polly priscilla priya rachel ramona rebecca renate rhiannon rita roberta rosa rosalind rosemary rosie rowena ruth sabine sadie
    sally samantha sandra sara sarah shannon sharon sheila shirley silvia simone sinead siobhan sofia sonia sophia sophie stella stephanie
    sue susan susanne suzanne svetlana sybil sylvia tamara tania tara teresa tessa thelma theresa tina tracey tracy trish ulrike una ursula
    valerie vanessa vera veronica victoria virginia vivien wanda wendy wilma winifred yasmin yolanda yvette yvonne zainab zara zoe
""")
_OF_MEN = _names("""
    aaron abdul abdullah abraham adam adrian ahmed aidan alan alastair albert alejandro alex alexander alfred ali alistair allan allen
    andreas andrew andy angus anthony antonio archie arthur barry bartholomew basil ben benedict benjamin bernard bernd bob boris brendan
    brett brian bruce bruno callum cameron carl carlo carlos cedric charles charlie chris christian christoph christopher ciaran clifford
    clive colin connor conor craig cyril damian damien daniel darren dave david declan dennis derek dermot derrick desmond diego dieter
    dominic donald douglas duncan dylan eamonn ed eddie edgar edmund eduardo edward edwin emil eric erik ernest ethan eugene evan ewan felix
    fergus fernando finlay francis francisco franz fraser fred frederick friedrich gareth garry gary gavin geoff geoffrey george gerald
    gerard gerd giles giovanni giuseppe glen glenn gordon graeme graham greg gregory guido gunter hamish hans harold harry hassan heinz
    henri henry herbert horst howard hubert hugh hugo hussein iain ian ibrahim imran isaac ivan ivor jacob jacques jake james jamie jason
    javier jeff jeffrey jens jeremy jerome jim jimmy joachim joe joel john johnny jon jonathan jorge jose josef joseph josh joshua juan
    julian jurgen justin karl keith ken kenneth kevin klaus kurt kyle lachlan lars laurence lawrence leo leon leonard leslie lewis liam
    louis lucas ludwig luis luke malcolm manfred manuel marco marcus mario martin mathew matthew maurice michael mick miguel mike mohamed
    mohammad mohammed morris muhammad nathan neil neville niall nicholas nick nigel noah noel norman oliver omar oscar oswald otto owen
    pablo paddy paolo patrick paul pedro percy pete peter phil philip phillip pierre piers quentin rafael rainer ralph ravi raymond reginald
    rene richard rick robert roberto rod roderick rodney roger roland rolf ron ronald rory roy rudolf rupert russell ryan sam samuel sean
    sebastian sergio seth shane shaun sidney simon stan stanley stefan stephen steve steven stewart stuart sven ted terence terry theo
    theodore thomas tim timothy toby tom tommy tony trevor tristan uwe victor vikram vincent walter warren wayne werner wilfred willem
    william wolfgang yusuf zachary
""")
_OF_ANYBODY = _OF_WOMEN | _OF_MEN


def is_given_name(word: str) -> bool:
    """Whether `word`, or its first half where it has a hyphen, is a common given name."""
    return _first_half(word) in _OF_ANYBODY


def is_womans_name(word: str) -> bool:
    """Whether `word`, or its first half where it has a hyphen, is a given name of women."""
    return _first_half(word) in _OF_WOMEN


def _first_half(word: str) -> str:
    letters = word.casefold().strip(" .,")
    if not letters.isascii():
        letters = "".join(c for c in normalize("NFKD", letters) if not combining(c))
    return letters.partition("-")[0]

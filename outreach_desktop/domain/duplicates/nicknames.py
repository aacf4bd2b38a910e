"""First names that are often one person's: short forms, other spellings, and the same name in another language.

Each line is one name and what stands for it. A word may stand in several lines: Alex is Alexander or Alexandra.
"""

from functools import lru_cache
from typing import Final

_NAMES: Final = """
abigail abby abi gail
abraham abe abram
adelaide addie heidi
agnes aggie nessie
albert al bert bertie
alexander alex alec alick alistair alastair alasdair alister sandy sasha xander lex aleksander alexandre alessandro
alexandra alex alix sandra sasha lexi sandy
alfred alf alfie fred freddie
alice ali alys
alison ali allison alyson
alan al allan allen
amanda mandy
amelia millie emily
andrew andy drew andreas andre
angela angie ange
ann anne anna annie nan nancy hannah
annabel annabelle bella
anthony tony ant antony antonio anton
antonia toni
arthur art artie
barbara barb babs barbie
bartholomew bart
beatrice bea trixie beatrix
benedict ben
benjamin ben benny benji
bernadette bernie
bernard bernie bernhard
brian bryan
bridget biddy bridie brigitte
cameron cam
carl karl carlo carlos
caroline carol carrie caro carolyn caroline
catherine katherine kathryn cathryn kathleen kate katie kathy cathy kat kit kitty kay katarina katharine catharine cath kath karen katja
cecilia celia cissy
charles charlie chas chuck karl carlos
charlotte lottie charlie lotte
christine chris chrissie tina christina kirsty kirsten christiane
christopher chris kit topher christoph kris
clifford cliff
colin col
constance connie
cornelius con neil
cynthia cindy
daniel dan danny
david dave davy dai
deborah debbie deb debra debby
dennis denis den
derek derrick
desmond des
diana di diane dianne
dominic dom nick
donald don donnie
dorothy dot dottie dolly dorothea thea
douglas doug
duncan dunc
edith edie
edmund ed eddie ned ted
edward ed eddie ned ted teddy eddy eduard
edwin ed eddie
eleanor ellie nell nora eleanora elinor elena leonora
elizabeth liz lizzie beth betty bess bessie lisa eliza libby betsy elsie elspeth elisabeth lilibet ella elise lisbeth
ellen nell nellie helen
emily em emmie
emma em
eric erik
ernest ernie ernst
esther essie hester
eugene gene
evelyn eve evie
felicity fliss
florence flo florrie flossie
frances fran francesca frankie fanny franziska
francis frank fran frankie franz francesco
frank franklin
frederick fred freddie freddy friedrich fritz frederic
gabriel gabe
gabrielle gabby gabi
geoffrey geoff jeff jeffrey
george georgie georg jorge
gerald gerry jerry
gerard gerry jerry gerhard gerd
gertrude gertie trudy
gillian gill jill gilly
gordon gord
graham graeme grahame
gregory greg gregor
gwendolen gwen gwendoline
hamish james
harold harry hal
harriet hattie
helen nell ellen helena elena lena
henrietta hetty etta
henry harry hal hank heinrich henri enrique
herbert bert herb
horace horry
howard howie
hubert bert
hugh hughie huw
ian iain
ignatius iggy nacho
irene renie
isaac ike zak
isabel isabelle isobel isabella bella izzy belle
jacob jake jakob
jacqueline jackie jacqui jacky
james jim jimmy jamie jem
jane janie jenny jayne
janet jan
janice jan
jasmine jas
jean jeanie jeannie
jeffrey jeff geoff
jennifer jen jenny jenn jenifer
jeremy jerry jem
jerome jerry
jessica jess jessie
joan joanie
joanna jo joanne jojo joann
john johnny jack jon johannes johann hans juan giovanni jean ivan sean ian johnnie
jonathan jon jonny johnathan jonathon
joseph joe joey jose josef giuseppe
josephine jo josie
joshua josh
joyce joy
judith judy jude
julia julie jules
julian jules
juliet jules
katrina trina kat
kenneth ken kenny
kimberley kim kimberly
lachlan lachie
laurence lawrence larry laurie lars lorenz
leonard len lenny leo
leslie les
lesley les
lewis lew louis
lillian lil lily lilian
louis lou louie ludwig luis
louise lou
lucy lucie lucia
luke lucas lukas
lynn lynne lyn
madeleine maddy madeline
malcolm mal
margaret maggie meg peggy peg marge margie madge greta rita maisie margot megan daisy margarete margarita
maria mary marie mia
marian marion marianne
marjorie marge margie
mark marc marcus
martha marty pattie
martin marty
mary molly polly may mamie maria marie mae moira
matilda tilly mattie
matthew matt mathew matthias
maureen mo
maurice mo morris
maximilian max
maxine max
maxwell max
melanie mel
melissa mel lissa
michael mike mick mickey micky mikey michel miguel michele
mildred millie
millicent millie
miriam mimi
mohammed mohamed muhammad mohammad mohamad muhammed mo md
monica mon monika
nathan nate
nathaniel nat nate
nicholas nick nicky nico nicolas nikolaus klaus nicolaus
nicola nicky nikki nicole
norman norm
oliver ollie olly
olivia liv livvy
oscar oskar
oswald oz ozzie
pamela pam
patricia pat patsy trish tricia patty
patrick pat paddy
paul pablo paolo
paula pauline
penelope penny
percival percy
peter pete pedro pierre
philip phil phillip pip philipp
philippa pippa pip
phyllis phyl
prudence pru
rachel rach rachael
ralph rafe
raymond ray raimund
rebecca becky becca bex
reginald reg reggie
richard rick ricky dick rich richie dickie ricardo
robert bob bobby rob robbie robin bert rupert roberto
roderick rod roddy
rodney rod
roger rodge
roland rollo rolf
ronald ron ronnie
rosemary rose rosie romy
rosalind ros roz
rupert ruprecht
russell russ
samantha sam sammy
samuel sam sammy
sarah sara sally sadie
sebastian seb bastian
sharon shaz
sheila sheelagh shelagh
sidney sid sydney
simon si
sophia sophie sofia
stanley stan
stephanie steph stefanie steffi
stephen steve steven stevie stefan stephan
stuart stewart stu
susan sue susie suzie suzanne susannah sukie susanne suzy
sylvia silvia syl
tabitha tabby
terence terry terrance
teresa theresa terry tess tessa therese
theodore ted theo teddy
thomas tom tommy tomas
timothy tim timmy
tobias toby
tracy tracey trace
ursula ulla
valerie val
vanessa nessa
veronica ronnie vera
victor vic viktor
victoria vicky vicki tori viki
vincent vince vinny
virginia ginny
vivien viv vivian vivienne
walter wally walt
wilfred wilf wilfrid
wilhelmina mina minnie
william bill billy will willie willy liam wilhelm wim guillaume
winifred win winnie freda
yvonne eve
zachary zach zack zak
"""


def _table() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for line in _NAMES.split("\n"):
        for word in line.split():
            found.setdefault(word, set()).add(line.split()[0])
    return {word: frozenset(names) for word, names in found.items()}


_STAND_FOR: Final = _table()


@lru_cache(maxsize=8192)
def names_behind(word: str) -> frozenset[str]:
    """The names that a first name may stand for, in small letters and without accents; itself where none is known."""
    return _STAND_FOR.get(word) or frozenset((word,))


def are_one_name(one: str, other: str) -> bool:
    """Whether both may stand for one name: Bill and William, Kate and Katherine; Joan and John are two."""
    return one == other or not names_behind(one).isdisjoint(names_behind(other))

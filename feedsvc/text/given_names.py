"""Given names of many languages, case-folded: evidence that two words are a person, never the proof of it.

Taken from the name lists of Faker (MIT licence): the most frequent of each language and those that several share;
names that are also common words are left out.
"""

from __future__ import annotations

_TABLE = """
aage aaliyah aaron aarón abbas abbie abby abdelkader abdi abdul abdullah abdullahi abel abelardo abigael abigail
abraham achille achim ada adaeze adalberto adam adan adel adela adelaida adele adelheid adelina adeline adem
adil adina aditya adnan adolf adolfo adrian adriana adriano adrien adrienn adrienne adrián adán adèle agata
agatha agathe agnes agnese agneta agnieszka agnès agostina agustin agustina agustín agáta ahmad ahmed ahmet aida
aidan aideen aiden aileen ailis aimee aimée aina aine aino aisha aisling aivar ajan akif alain alan alana alba
alban albert alberta alberte albertina albertine alberto albin albina albino albrecht albína alcides aldo alea
aleix alejandra alejandro alejo aleks aleksandar aleksander aleksandr aleksandra aleksei aleksi alen alena
alessandra alessandro alessia alessio alex alexa alexander alexandra alexandre alexandria alexandru alexej
alexia alexis aleš alf alfons alfonsina alfonso alfred alfredo ali alice alicia alida alina aline alisa alisha
alison alistair alix aliyu allan allison alma alois aloisia alondra alonso aloyse alphonse alva alvar alvaro
alvin alwin aly alyssa alícia amada amador amahle amalia amalie amanda amandine amani amar amarachi amaro amaya
ambar amber ambrose amelia amelie amin amina aminatu amine amir amira amos amparo amy amélia amélie américa
américo ana anabel anabela anahí anas anastasia anaïs anderson andile andra andre andrea andreas andrei andreia
andrej andres andrew andrey andri andrin andrus andrzej andrás andré andréa andrée andrés andy ane anes aneta
anett anette anežka angel angela angelica angelika angelina angeline angelo angie angus angèle angélica
angélique anh ani anica anika anikó anisa anissa anita anja anka anke ann anna annabella annabelle annalena
annalisa annalise annamaria annamária anne anneke anneli annelie annelies anneliese annelise annemarie annemie
annetta annette annick annie annika annikki annina annita anny anon anouk anselmo antal antero anthony antje
anto antoine antoinette anton antonella antonia antonie antonietta antonija antonina antonino antonio antonius
antony ants antti antònia antónio anu aníbal aoife apisara apolonia april araceli aran aranka arcelia arda ari
aria ariadna arian ariana ariane ariel arif aris arisara aristide arja arlet arlette armand armando armin
arnaldo arnau arnaud arne arno arnold arnulfo aron arsenio arta artan artemio arthur artur arturo aryan arzu
ashlee ashleigh ashley ashling ashton asiman asma asta astrid asunción atena atilio atit attila aude audrey
august augusta auguste augustin augustine augusto aunyaporn aurel aurelia aurelio aurora aurore aurélie austin
ava avni axel axelle aya ayaan ayla aylin aynur ayoub ayse aysel ayten ayub azad aziz azra azucena baba bailey
baldur baltasar balthasar balázs bandile baptiste barbara barbora barbro barnabás barry bart bas basil basilio
bastian bastien bastián bautista bayram bayron beata beate beatrice beatrix beatriz beau belinda bella bello
belén ben benard bence benedict benedikt bengt benicio benita benito benjamim benjamin benjamín benno benny
benoit benoît benson bent benta bente benthe berat berend berit bernabé bernadett bernadette bernard bernarda
bernardino bernardita bernardo bernd berndt bernhard bernt bert berta bertha berthe bertil bertram bertrand beth
bethan bethany betina bettina betty beverley beáta bhekani bhekisisa bhekizizwe bhekokwakhe biagio bianca bianka
bibiana biel bilal biljana bilkisu billy birger birgit birgitta birte birthe bjarne bjorn björn bladimir
blahoslav blake blanca blanka blas blažena blessing boaz bob bobby bodil bogdan boglárka bohumil bohumila
bohumír bohuslav bojan boleslav bonface borbála boris borja božena brad bradley brahim bram brandon branislav
branka branko brayan breda brenda brendan brent brett brian briana brianna bridget brigid brigita brigitta
brigitte brit brita britt britta brittany bronagh bronwyn brooke brooklyn bruce bruna bruno bryan brígida
busisiwe bálint bárbara béatrice béla bénédicte bảo caitlin caitlyn caitriona caleb calista callum calogero
calvin cameron camila camilla camille camilo canan candela candelaria caoimhe capucine caren caridad carin
carina carine carl carla carlo carlos carlota carly carmel carmela carmelo carmen carmina carmine carol carola
carole carolin carolina caroline carolyn carrie carsten carter casandra casey casper cassandra cassie catalina
catarina caterina cathal catharina catherine cathleen cathrine cathy catrin catriona cecil cecilia cecilie
cecília cedric ceferino celestino celia celina celine celso cesar ceyhun chad chaifah chaiwut chalisa chanikan
chantal chantelle chanya charlene charles charlie charline charlotta charlotte charly charo chawin chayanin
chayapat chelsea chelsey cherie cheryl cheyenne chi chiamaka chiara chibuzo chidimma chigozie chijioke chinedu
chinelo chinyere chizoba chloe chloé chloë chlóe chris christa christel christelle christer christian christiana
christiane christianne christie christin christina christine christof christofer christoffer christoph
christophe christopher christos christy chukwudi chukwuemeka châu ciara ciaran cillian cindy cinthia cintia
cipriano ciro claire clara clare clarisa clarissa clarisse claude claudette claudia claudine claudio claus
clayton clemens clement clemente clementina clifford clinton cliodhna cliona clive clodagh clotilde clàudia
clémence clémentine cody cole colette colin colleen collette collin collins colm colum conal conall conan
concepción concetta conn connie connor conny conor conrad constance constantin constanza constanze consuela
consuelo cora coralie cordula corey corina corine corinna corinne cormac cornel cornelia cornelio cornelis
cornelius corona cory cosima cosimo courtney craig cristhian cristian cristiano cristina cristobal cristóbal
cruz csaba csilla ctibor curt curtis custodio cynthia cyril cäcilia cécile cédric célestin célia célina céline
césar daan dafina dafne dag dagmar dagmara dagny dagoberto daire daisy dale dalia dalibor damaris damian damiano
damien damir damián damjan damon dan dana dani danica daniel daniela daniele daniella danielle danijel danijela
danilo danièle daniël danjuma danny dante dany daphne dara daria darina dario darius dariusz darko darragh
darrell darren darrin darryl darwin daryl darío dave david davide dawn dayana dean dearbhail dearbhla debbie
debora deborah debra declan deisy dejan delfina delia delphine demetrio demi denis denisa denise deniz dennis
derek derick dermot derrick dervla desiderio desiree desirée desmond destiny detlef devin dewi deyanira diana
diane dianne diarmuid didier diego dieter dietmar dietrich dilara dillon dimas dimitri dimitrios dina dino diogo
dion dionisio dirk diána dmitri dobroslav dolores domenica domenico domhnall dominga domingo dominic dominik
dominika dominique donal donald donatella donato donna dora dorcas doreen dorian dorina dorine doris dorota
dorothea dorothy dorothée douglas draga dragan dragica drago drahomíra drahoslav drahoslava dulce dumisani
dumisile duncan dunja dusan duyên dušan dwayne dylan dániel dávid débora déborah désirée dóra dũng dương eamon
eamonn ebba ebbe ebony ebuka eda edda eddie eddy edel edelmira eden eder edgar edgard edgardo edin edina edinson
edison edita edith edmond edmund edmundo edna edouard eduard eduarda eduardo edvard edvin edward edwin eemeli
eero eeva efraín eggert egon eija eila eileen eilis eilish eimear eimer einar eino ekaterina ekene ekrem ela
eladio elaine elba eldar eldon elea eleanor elena eleni eleonora eleonore eleuterio elfriede eli elia eliana
eliane elias elie eliecer elif elijah elin elina eline elio elis elisa elisabet elisabeth elise eliseo elisha
eliza elizabeth eliška elke ella ellen elli ellie ellinor elliot elliott elly elma elmar elmer elna elnur elodia
elodie eloi eloy eloísa eloïse els elsa elsbeth elsie elsy elton elva elvia elvin elvira elvis elvíra elza
eléonore elías ema emanuel emanuela emeka emelie emelina emer emerson emese emil emile emilia emilian emiliano
emilie emilija emilio emilly emily emin emine emir emma emmanuel emmanuelle emmet emmett emmi emmy emília enda
ene enea enes engla enikő enna ennio enrico enrique ensio enver enya enzo eoghan eoin erasmo erdogan eren erhard
eric erica erich erick erik erika erin erina erkan erkki erling erna ernest ernestina ernestine ernesto erny
ernő erol ervin erwin erzsébet esko esmeralda esperanza esra esteban estefanía estela estella estelle ester
estera esther estrella eszter etelka ethan ethel etienne etta eugen eugene eugenia eugenio eugène eugénie eunice
eusebia eusebio eva evald evan evans evaristo eve evelien eveliina evelin evelina eveline evelio evelyn evelyne
evert evi evie evita evy ewa ewald ezequiel ezio ezra fabia fabian fabiana fabien fabienne fabio fabiola fabián
fabrice fabricio fabrizio facundo fanni fanny farah farid fariz faruk fatih fatiha fatima fatma fatuma faustino
fausto faye feargal fearghal febe federica federico fedor felicia feliciano felicitas felipe felix femke
ferdinand ferenc fergal fergus fermín fernand fernanda fernande fernando fidel fien filip filipa filipe filippa
filippo filomena finbar finn fintan fiona fionnuala flavia flavio flemming fleur flor flora flore florence
florencia florencio florent florentin florentina florentine florentino florian floriane florin florina florinda
floris fortunata fran franca france frances francesca francesco francia francine francis francisca francisco
franck franco franjo frank franklin franky frans františek františka franz franziska françois françoise fred
freddy frederic frederick frederik fredo fredrick fredrik fredy freja freya frida fridolin frieda friederike
friedrich fritz frode frédéric frédérique fábio félix gabi gabino gabor gabriel gabriela gabriele gabriella
gabrielle gaby gael gaetano gaia gail galina gambo gareth garrett garry gary gaspar gaston gastón gavin gaël
gaëlle gebhard geert geir gema gemma genaro geneviève genoveva geoffrey georg george georges georgette georgia
georgina georgios gerald geraldine gerard gerardo gerd gerda gergely gergő gerhard gerlinde germaine german
germán gerold geronimo gerrit gerson gert gertrud gertrude gerónimo ghislain ghislaine giacomo giada gian
giancarlo gianfranco gianluca gianna gianni gideon gil gilbert gilberte gilberto gilda gilles gillian gina
ginette gino gioia gion giorgia giorgio giovanna giovanni giovanny gisela gisèle gitte giulia giuliana giuliano
giulio giuseppa giuseppe giuseppina gizella gladys glen glenda glenn gloria godelieve gonzalo gonçalo goran
gordana gordon gottfried gottlieb grace graciela graeme graham grainne grazia graziella gregor gregorio gregory
greta grete grethe griselda grzegorz grégoire grégory gréta guadalupe gudrun gugu gugulethu guido guilherme
guillaume guillermina guillermo gunhild gunilla gunnar gunter gunther gustaf gustav gustavo gwendoline gyula
gyöngyi györgy gábor gérald géraldine gérard géza göran gülay gülağa günter günther habiba habibu hadija hadiza
hafsat hailey hajnalka hakan haley halil halima hamid hamish hamza hana hanife hanna hannah hanne hannele
hannelore hannes hannu hans hansjörg hanspeter harald hardy harold harri harriet harrison harry hartmut harun
haruna harvey hasan hassan hatice hauwa hayden haydée hayley hazel heather hector hedda hedvika hedwig heidi
heidy heike heikki heiko heinrich heinz helen helena helene helga helge hella helma helmut hendrik henning henri
henrieta henrietta henriette henrik henrique henry herbert heriberto herman hermann hermes hermine herminia
herminio hermína hernando hernán herta hertha hervé hilary hilda hilde hildegard hillary hillevi hilma hilmar
hipólito holger hollie holly horacio horst hortense hortensia howard hoàng hubert hugh hugo hugues huguette
hulda humberto hunter hussein huy håkan héctor hélène hüseyin hưng hương hồng iain ian ibolya ibrahim ida idris
ieva ifeanyi ifechukwu ifeoma ifunanya ignace ignacia ignacio ignaz ignác igor ihsan ika ikenna iker ilaria
ildikó ileana ilenia ilias ilija ilmari ilona ilse ilyas imane imelda imke imran imre ina inaya india indira
indra indrek ines ineta inez inga inge ingeborg ingemar inger ingmar ingo ingrid ingrida ingvar inkeri inna inès
inés inês ioannis iolanda ira irena irene irfan irina iris irja irma irmeli irmgard irène irén isa isaac isabel
isabela isabell isabella isabelle isaiah isaías isidor isidora isidoro isidro isis ismael ismail ismet isobel
israel istvan istván iva ivan ivana ivanka ivar iveta ivica ivo ivona ivonne ivy iván iwan izabela izidor jaakko
jaan jaana jaanus jabulani jacek jacinta jacinto jack jackline jackson jacky jacob jacobo jacqueline jacques
jade jadranka jael jafet jaime jair jairo jaka jake jakob jakub jamal james jamie jamil jamila jan jana jane
janet janeth janette jani janice janick janik janina janine janis janko jann janna janne jannik jannis jano
janos janus jaqueline jara jared jari jarl jarlath jarmila jarmo jarno jaromír jaroslav jaroslava jaruwan jasmin
jasmina jasmine jasna jason jasper javier javiera jay jayden jayne jazmin jazmín jean jeanette jeanine jeanne
jeannette jeannine jeannot jeff jefferson jeffrey jeison jekaterina jelena jelle jemma jenifer jeniffer jenna
jenni jennifer jenny jens jenő jeremiah jeremias jeremy jeremías jeroen jerome jerry jerson jerzy jerónimo
jesper jesse jessica jessie jessy jesus jesús jevgeni jhoan jhon jhonatan jhonny jill jillian jim jimena jimmy
jinjuta jiri jitrin joachim joakim joan joana joanna joanne joao joaquim joaquin joaquina joaquín jocelyn
jocelyne jochen jodi jodie jody joe joel johan johana johann johanna johanne johannes johans john johnathan
johnny johny jolana jolanda jolanta jolene jolán jon jonah jonas jonatan jonathan jonathon jonna jonáš joost
jordan jordi jordy jordán jorge joris jorma jos jose josef josefa josefina josefine josep joseph josephine
josette josh joshua josiah josiane josip jost josué josy josé josée joséphine jovan jovana jovita joyce jozef
joão joël joëlle joško juan juana juanita jude judit judita judith judy juha juhani juho jukka jules julia
julian juliana juliane julianna julie julien julienne juliet julieta juliette julijana julio julius julián juma
june junior juraj jure juri jussi justin justina justine justus jutta juul ján jános jázmin jérôme józsef jörg
jörgen jørgen júlia jürgen jüri kaarina kabiru kadri kai kaisa kaitlin kaitlyn kaj kaja kala kaleb kalervo
kalevi kalina kalle kamal kamau kamil kamila kamolchanok kamran kane kara karan karel karen kari karim karima
karin karina karine karl karla karlo karol karoliina karolina karoline karolína karsten kasim kaspar kasper kata
katalin katariina katarina katarzyna katarína kate katelyn katerina katerine katharina katharine katherin
katherina katherine kathleen kathrin kathryn kathy kati katia katie katja katrien katriina katrin katrina katty
katy kay kayla kaylee kayleigh kazim keith kelechi kellie kelly kelsey kelvin kemal ken kenan kendra kennedy
kenneth kenny kent kerri kerry kerstin kevin khadija khaled khalid khanyisile khoa kian kiara kieran kilian
killian kim kimberley kimberly kinga kira kirk kirsi kirsten kirstin kirsty kitti kjell klaas klara klaudia
klaus klemens klement klára knut kodchaporn koen konrad konstantin konstantinos kornel kornelia kosisochukwu
kris krishna krista kristel kristen krister kristi kristian kristiina kristijan kristin kristina kristine
kristjan kristof kristofer kristoffer kristopher kristy kristína kristóf krisztina krisztián krystal krystyna
krzysztof kulnun kunaporn kuno kurt kyara kyle kylie kyllikki kyra kálmán károly käthe käthi kåre laban ladina
ladislav ladislava laetitia laia laila lajos lambert lan lana lance langalibalele lara larisa larissa larry lars
laszlo latif laura laure laureen lauren laurence laurens laurent laurenz lauri laurie laurin lautaro lavinia
lawrence layla lea leah leana leander leandra leandro leanne leano lee leena leidy leif leigh leila lena lene
leni lenka lenn lennart lenny leo leon leona leonard leonardo leoncio leone leonel leonhard leonie leonor
leonora leontina leopold leopoldo lesley leslie leticia letizia letícia levente levi levin lewis lex leyla leyli
león lia liam lian liana liban libor lidia lidija liesbeth lieve ligia ligita liisa lila lili lilia lilian
liliana liliane lilija lilja lilla lilli lillian lilly lily lina linda linde lindsay lindsey linet linh linn
linnea linnéa lino linus lio lionel lisa lisandro lisbeth lise liselotte lisette liv livia livio liz liza lize
ljiljana ljubica ljubov ljudmila lloyd loes logan lois lola lolita londisizwe londiwe lorcan lore loredana
lorena lorenz lorenza lorenzo loreto loretta lori lorin loris lorna lorraine lothar lotta lotte lotti lou louie
louis louisa louise lourdes lovisa lovro loïc loïs luan luana luc luca lucas lucette lucia luciana luciano lucie
lucien lucienne lucija lucila lucinda lucio lucy lucía ludivine ludmila ludovic ludovica ludvig ludwig luigi
luis luisa luisana luise luisina luiza luka lukas luke lukáš luna lungile lutfi lutz luyanda luz luzia luís
luísa lwandile lydia lydie lynda lynn lynne lászló léa léna léo léon léonard léonie léopold lívia maaike maarit
maarten mabel macarena mackenzie madeleine madeline madison mads mael maeva maeve magali magaly magda magdalena
magdalene magdaléna magdolna magnus mahdi mahir mahmoud mahmud mahmut mai maia maicol maida maie maija maik
maina maira maire mairead maite maj maja majken maks maksim malachy malak malcolm malea malena malene malgorzata
malik malika malin malle malou malte manda mandla mandlakhe mandy manfred manon mantas manuel manuela manus mar
mara marc marcel marcela marcelina marcelino marcell marcella marcelle marcello marcelo marcia marcial marcin
marco marcos marcus mare marek maren marga margaret margareta margarete margaretha margarida margarita margaux
margherita margit margita margot margret margrit marguerite margus mari maria mariah mariam marian mariana
marianela mariann marianna marianne mariano maribel marica maricela marie mariela mariella marielle marietta
mariette marija marijan marijana marika marilena marilyn marin marina marine marino mario marion marisa marisela
marisol marissa marit marita maritta maritza marius mariusz marja marjaana marjan marjatta marjorie marketta
markku marko markus marleen marlen marlene marlies marlis marlon marlyse marlène marta marten martha marthe
martial martim martin martina martine martti martí martín marvin mary maryam maryline marylène maryse maría
marína mason massimiliano massimo matej mateja mateo mateus matheo mathew mathias mathieu mathijs mathilda
mathilde mathis mati matias matija matilda matilde mato mats matteo matthew matthias matthieu matti mattia
mattias matías maud maude maura maureen maurice mauricette mauricio maurine maurits maurizio mauro max maxim
maxima maxime maximilian maximiliano maximilien maximo maxwell maya mayra mayte maël maëlle mcebisi meda meelis
megan meghan mehdi mehmet meike meinrad melania melanie melina melinda melisa melissa melita melvin mercedes
mercy merel merike merja merlin mervyn mery meryem metin metod mette mia micael micaela micah micha michael
michaela michal michaël micheal michel michela michele micheline michelle michèle miguel mihael mihaela mihhail
mihkel mihály mijo mika mikael mikaela mikayla mike mikkel mikko miklós mikuláš mila milada milagros milan
milana milda milena milica milka milla millicent milo milos miloslav miloslava miloš milton milán mina minenhle
minerva minh minna miodrag mira miran miranda mirco mireille mirela mirella mireya miriam miriama mirja mirjam
mirjana mirko miro miron miroslav miroslava mirsad mirta misael mitchell mladen mlungisi mnqobi modesto mohamad
mohamed mohammad mohammed moira moisés mojmír molly mona monica monika monique montserrat mora morena moreno
morgan morgane moritz morris morten moses mthokozisi muhamed muhammad muhammed muni murat muriel murielle murray
musa mustafa mustapha mwangi mya myles myriam mzamo mária mário márk márta márton mátyás máté máximo mégane
mélanie mélissa mía mónica mónika nabil nadežda nadia nadin nadine nadir nadja nadège nael nafula nahuel naim
najam nam nana nancy nando nanna nanni naoise naomh naomi narcisa narciso nasiru nassim natacha natali natalia
natalie natalija natalja nataly natan natanael natascha natasha natasja nataša nathalie nathan nathaniel
natividad nattawun natália nazim ndumiso neil nela nele nelio nelli nelly nelson nenad nevenka neville nevio
ngozi ngọc nhiên nhlanhla niall niamh nicanor nichakarn nichola nicholas nichole nick nicklas niclas nico nicola
nicolai nicolas nicole nicoletta nicolás nidia niels nieves nigel nihad nihal niina nik nika nikita nikki niklas
niko nikola nikolai nikolaj nikolaos nikolas nikolaus nikolett nikoletta nikolina nil nilda nils nina nino
niracha nisa nives nixon niyazi njabulo nkazimulo nkiruka nnamdi nneka noa noah noam nobantu nobuhle noe noel
noelia noemi noemí nokulunga nolan nomagugu nomalanga nomasonto nomathalente nomathemba nomcebo nomthandazo
nomusa nomvula nonhlanhla nonjabulo nonso noor noppakao nora norah norbert norberto norma norman nothando nour
nova noxolo nozibusiso nozizwe noé noémi noémie noël noëlla noëlle nqobizitha nuala nubia nuno nuria nuru nury
nutcha nutkrita nutwadee nélida néstor nóra núria obianuju obinna ochieng octavia octavio océane oda odette
odhiambo odile ofelia ogechi oisin okechukwu ola olaf olav olavi ole oleg olegario olena olga olimpia oliva
olive oliver olivia olivie olivier olof olov oluchi olwethu olívia omar omer omondi oni onni onofre onyango
onyinye oona oonagh ophélie orhan oriana orla orlaith orlando ornella orsolya orvokki oscar oskar oskari osman
osvaldo oswald oswaldo othmar otieno otilia oto ottilia otto ottó ove ovidio owen owethu oxana ozioma pablo
pachongruk pada padraic padraig paige pak pakjira paloma pamela pannawich paola paolo parin paris pascal pascale
pascual pascuala pasquale patchaploy patcharaporn patric patrice patricia patricio patrick patrik patrizia
patrícia pattamon pattapon pattatomporn pau paul paula paule paulette pauliina paulina pauline paulino paulo
pauric pavel pavla pawan pawel paz peadar pearse peder pedro peem peeter peggy pekka penelope pentti perla
pertti petar peter petr petra petri petronela petter petteri phenphitcha philip philipp philippa philippe
phillip philomena phoebe phubes phyllis phúc pia piedad pierce pierina piero pierre pierrette pieter pietro
pilar pintusorn piotr pippa piret pirjo pirkko pirmin piroska pitipat pius pol polly porfirio pornchanok prames
priit prisca priscila priscilla priska puntira purity pál päivi pénélope péter pía qabil qadim qasim quang
quentin quinn quinten rabah rabi rachael rachel rachelle rachid radmila radomír radoslav radovan rael raf rafael
rafaela rafaël raffael raffaela raffaele raffaella rafi rafiq ragna ragnar ragnhild rahel raija raimo raimund
raimundo rainer raisa raivo ralf ralph rama ramadan ramazan ramiro ramiz ramon ramona ramón rana randi rania
raoul raphael raphaela raphaël raquel rasmus ratchanon raul ravi rayan raymond raymonde raúl rebeca rebecca
rebeka rebekah rebekka reece reet regan regina reginald regine regína reimar reina reinaldo reiner reinhard
reinhart reinhilde reinhold remigio remo rena renata renate renato renaud rene renee renzo renáta rené renée
reuben reynaldo reza rhonda rhys ria ricarda ricardo riccardo richard richárd rick ricky rico rigoberto riina
riitta rik riley rina rino risto rita ritva robby robert roberta roberto robin robinson robyn rocco rocío rodney
rodolfo rodolphe rodrigo rogelio roger rohan roisin roland rolande rolando rolf romain romaine roman romana
romane romano romeo romina romuald romy román ron ronald ronaldo ronan ronja ronnie ronny rony roos roque rory
rosa rosalba rosalia rosalie rosalía rosanna rosaria rosario roseline rosemarie rosemary rosendo rosie rosina
rosita rosmarie ross rossana roswitha rouven rowan roxana roxane roy roza rozalia rozalija rozália ruairi ruben
ruby rubén rudi rudolf rudy rufino rui rune ruperto ruqayya russell rut ruth ryan ryszard régine régis réka rémi
rémy róbert rómulo róza rózsa rúben rüdiger saad saadat sabina sabine sabir sabri sabrina sabína sacha safet
safina safiya saga sahra saida sakari saleh salih salim sally salma salman salome salomé salomón salvador
salvatore samanta samantha sami samir samira sammy samson samu samuel samuli samwel samy sander sandile sandra
sandrine sandro sandy sani sanja sanna sanne santiago santino santos sara sarah sari sarina sarunporn sascha
sasha saskia satu savannah saverio saúl saša scarlett scarlette scott seamus sean sebastiaan sebastian
sebastiano sebastián sedat seija selena selim selin selina selma sem sepp seppo serafina serena serge sergei
sergej sergey sergio seth severin severino sevim shaban shadrack shamsuddeen shana shane shania shannon sharon
shaun shauna shawn sheena shehu sheila shelby shelley sheree sheryl shirley shona sian sibonelo sibongile
sibusisiwe sibusiso sibylle siegfried sienna sigmar signe sigrid sigurd sihawukele siim silas silja silje silke
silondile silva silvana silvano silvester silvia silvio simeon simion simon simona simone simonne simphiwe simón
sina sinead sinikka siobhan siphesihle siri sirje sirkka sirpa sisko sithembiso siti sitiwat sittikorn siv
siyabonga slavica slavko slavomír slobodan socorro sofia sofiane sofie sofía sol soledad solveig solène somadina
somtochukwu sonia sonja sonny sonya sophia sophie sorawut soraya sorcha soňa spencer sphiwe stacey stacy stan
stana stanislav stanislava stanley stef stefaan stefan stefani stefania stefanie stefano steffen steffi steinar
stela stella sten stephan stephanie stephen steve steven stewart stig stijn stina stine stjepan stuart stéphane
stéphanie sumayya supasit supasita susan susana susann susanna susanne susi suvakit suwijuk suzana suzanne svea
sven svenja sverre svetlana swen sybille sylvain sylvester sylvia sylviane sylvie sylwia szabolcs szilvia sándor
sára sébastien sérgio séverine sílvia sören süleyman tabea tabitha tadeusz tadeáš tage taha tahir tali tamanna
tamara tami tammy tamás tanguy tania tanimu tanja tanya tapani tapio tara tarja tarmo tatiana tatjana taylor
teddy teemu teetat tekla tellervo tenzin teodor teodora teodoro terence teresa teresia teresita terri terry
terttu teréz terézia tess tessa teófilo thabani thabisa thabisile thalente thanatcha thandazile thandeka
thandiwe thando thea thelma thembeka thembekile thembile thembisile theo theodor theodora theodore theres
theresa therese theresia thi thiago thibaud thibault thibaut thierry thijs thomas thor thorsten thuthukile thành
théo théodore théophile thérèse thảo tia tiago tiare tibor tiffany tiina tiit tiiu tijs tilde tim timea timo
timon timotej timoteo timothy timothée tina tindra tine tino tito titus tiziana tiziano tobias toby todd
todsawun tom tomas tomasz tomi tomislav tommy tomàs tomás tomáš toni tonny tony tonya toomas tor torben tore
tori torsten tove tracey tracy travis trevor triin trine trinidad tristan troy trung trọng tulio tunchanok
tunradee tuomas tuula tuulia tuulikki tyler tyrone tyson tímea tõnu tùng tünde türkan uche uchenna udo ugo
ujunwa ulf uli ulises ulla ulrich ulrik ulrika ulrike umar umberto unni uriel urmas urs ursula urszula usman ute
uwe uğur vagn valborg valdemar valentim valentin valentina valentine valentino valentín valentína valeri valeria
valerie valerio valeska valter valtteri valèria valéria valérie vanda vanesa vanessa vania vanja vanya vasco
veerle vega veikko veli vello verena verner veronica veronika veronique verónica vesna vicente vicki vicky
victoire victor victoria victoriano victorino vidar viktor viktoria viktorija viktória vilhelm ville vilma vince
vincent vincenza vincenzo vinciane vinzenz viola violet violeta violetta violette virgilio virginia virginie
vito vitor vittoria vittorio vitória vivian viviana viviane vivien vivienne vladimir vladimír vladimíra
vladislav vlado vlasta vlastimil volker vratislav vusumuzi václav vân véronique víctor vít wadi wafula wahab
waldemar walid walter waltraud wanda wanjiru warren washington wasin wassaya wayne wendelin wendy wenzel werner
wesley whitney wilfredo wilfrido wilfried wilhelm willem willi william willie willy wilma wilmer wilson wim
winnie witold wladimir wojciech wolfgang wout wouter wyatt xaver xavier xenia ximena xiomara xuân yada yadigar
yago yahya yan yanet yaneth yanis yanisa yann yannick yannis yaqub yara yasemin yasin yasmin yasmina yasmine
yasmín yassin yassine yazgül yaşar yeison yenifer yenny yesenia yilmaz ylva yngve yohan yohana yolanda yolande
younes youssef yrsa yuliana yunis yuri yusuf yvan yves yvette yvon yvonne yésica yéssica yến zac zacarías
zacharie zachary zahid zahir zahra zainab zaira zakaria zakhele zamir zane zara zayan zdenka zdenko zdravko
zehra zeljko zelma zeno zenta zenzele zenzile zeynep zibuyile zina zinhle zita zlatko zoe zoey zoltan zoltán
zora zoraida zoran zoé zoë zsanett zsolt zsuzsanna zsófia zuzana zvonko ádám ágnes ákos álex álvaro ámbar ángel
ángela ánh áron árpád åke åsa åse èric édith édouard élisabeth élise élodie éléonore émile émilie éric étienne
éva íris ísis óliver óscar ömer özlem øystein øyvind úrsula ülle şeyda šimon štefan štefanija žaneta željko
аарон аблен август августиан августин авдей авел авер аверкий аверно аверьян авксентий аво аврам аврели аврелий
аврелій аврор автоном агап агапи агапий агатопод агафон аггей агент аглай агнен агнеш агоп агъци ада адалберт
адам адеан аделин адем адриан адриян аерозол азалия азар азарий айдемир акашия аким аксакусти аксидан аксинтия
алберт албияна алдин алевандър алевтин алег алек алекзандриян александр алексей алла альберт альбіна аліна
амалія амвросий амвросій амос ананий анастасія анатолий андрей андрон андроник андрій анжела аникей аникита
анисим антип антон антонин аніта аполлинарий аполлон арефий аристарх аркадий аркадій арсен арсений артем артемий
архип аскольд афанасий афиноген бажен беримир берин берия беро берослав бетина бетино бечо билян бинко биньо
бисенти бисер благо благовест благой благомир благосвет блаже бог богдан богданна богиня богодар богой боголюб
богомил богослав богуслав богуслава бодромир божан божидар божик божимир божин божинел божко божо божур боил
боила бойко бойчо болен болеслав боне бонислав бонко боно борис борислав боян бронислав будимир вадим валентин
валентина валерий валерьян валерій варвара варлаам варфоломей варфоломій василий василина василь вацлав велимир
венедикт вениамин веніямин веселин весислав весо веспасиян ветко вечко вигалот виго виделин виден видин видослав
видю викенти викентий виктор викторин вилиан вилизар вилизара вилислав вилиян винету винко вино винсънт винченцо
виолет виолин висарион виссарион виталий витко витлян витомир витош вихрен вихрони вихър вичо виша вишетин вишню
влад владилен владимер владимир владислав владлен влас володимир володимира всеволод всемил всеслав вышеслав
вячеслав віктор вікторія віолетта віра віталій гаврила гаврило галактион галентин галиен галимир галина галиян
гани ганислав ганна ганцомир ганчо ганьо гаро гатьо гацо гвардиана гедеон гелемир генади генадивалериев генадий
генислав геннадий геннадій георгий георгій герасим герман глеб гліб гордей гордій гостомысл гремислав григорий
григорій гурий давид давыд дан данила данило данна дарина дементий демид демьян денис дмитрий дмитро добромысл
доброслав дорофей евгений евграф евдоким евлампий евсей евстафий евстигней егор едита едуард елизар елисей
емельян емілія епифан еремей ермил ермолай ерофей еріка ефим ефрем захар зиновий зиновій златослава зорян зосима
иван игнатий игорь измаил изот изяслав иларион илья иннокентий иосиф ипат ипатий ипполит ираклий исай исидор
йосип казимир каллистрат камілла капитон карл карп касьян ким кир кирилл кирило клавдий клавдія климент кондрат
кондратий конон константин корнил костянтин кузьма лариса левко леон леонтій леонід леопольд лесь макар максим
марко мартин микита миколай мирон мирослав михайло назар нестор олег олекса олександр олесь омелян онисим опанас
орест орхип остап охрім павло панас пантелеймон пармен петро пилип прохір роман ростислав руслан святослав семен
сергій симон соломон спас станіслав степан стефан тарас теодор тимофій трохим устим федір феофан франц хома
юстим юхим яків ярема ярослав єва євген єлисавета єлисей єфрем іван ігнат ігор ілля ірена ірина
will prince mark grant bill sam ray tom guy rose allen don jack anders ernst hope joy faith ben dan max cara crystal chase till
"""
GIVEN_NAMES = frozenset(_TABLE.split())
